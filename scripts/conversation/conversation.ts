import { setTimeout as pause } from 'node:timers/promises';
import { DemoFault } from '../demo/demo-fault.ts';
import type { Reply, Talk } from './talk.ts';

type Print = (line: string) => void;

const REJECTED = 'How many rows did the orders pipeline reject in run 41?';
const SIMILAR = 'Could you tell me how many rows the orders pipeline rejected in run 41, please?';
const OTHER_RUN = 'How many rows did the orders pipeline reject in run 42?';
const RUNBOOK = 'Where is the runbook of the orders pipeline?';
const SLOW = 'Compare the rejected rows of the orders pipeline with those of last week.';

/** Goes through every way in which an answer comes, and prints what was said. */
export async function converse(talk: Talk, print: Print): Promise<void> {
  const say = async (message: string, expected: string) => {
    print(`> ${message}`);
    const reply = await talk.ask(message);
    print(`  ${reply.source}: ${reply.response}`);
    if (reply.match !== undefined)
      print(`  (answered before as: ${reply.match.message}, similarity ${reply.match.similarity})`);
    if (reply.source !== expected)
      throw new DemoFault(`"${message}" was answered from ${reply.source} and not from ${expected}.`);
    return reply;
  };
  await remember(talk, print, 'Run 41 of orders rejected 17 of 40,112 rows: currency missing.');
  await say(REJECTED, 'model');
  await say(REJECTED, 'exact');
  await say(SIMILAR, 'semantic');
  print('');
  await explain(talk, print, OTHER_RUN);
  print('');
  await talk.storeAhead(RUNBOOK, 'https://wiki.example.com/orders-runbook');
  print(`(an operator stores an answer ahead of: ${RUNBOOK})`);
  await say(RUNBOOK, 'precomputed');
  print('');
  await collect(talk, print, await say(SLOW, 'fallback'));
  await say(SLOW, 'exact');
  print('');
  await remember(talk, print, 'Rerun of run 41 of orders rejected 3 of 40,112 rows.');
  await say(REJECTED, 'model');
}

async function remember(talk: Talk, print: Print, content: string): Promise<void> {
  await talk.remember(content, 'orders');
  print(`(remembered of dataset orders: ${content})`);
}

async function explain(talk: Talk, print: Print, message: string): Promise<void> {
  print(`> ${message} (explained, not answered)`);
  const [best] = (await talk.explain(message)).candidates;
  if (best === undefined || best.accepted) throw new DemoFault(`"${message}" was not refused.`);
  print(`  ${best.reason}: ${best.message} (similarity ${best.similarity})`);
}

/** Longest time that a late answer is waited for. */
const MOST_WAITS = 60;

async function collect(talk: Talk, print: Print, { answerId }: Reply): Promise<void> {
  const path = `GET /answers/${answerId.slice(0, 8)}…`;
  let answer = await talk.read(answerId);
  print(`  ${path}  ${answer.status}`);
  for (let waits = 0; answer.status === 'pending' && waits < MOST_WAITS; waits++) {
    await pause(500);
    answer = await talk.read(answerId);
  }
  print(`  ${path}  ${answer.status}: ${answer.response ?? ''}`);
}
