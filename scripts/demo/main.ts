import { makeAgentApi } from './api.ts';
import { askQuestions } from './ask-questions.ts';
import { DemoFault } from './demo-fault.ts';
import { examineAgain, examineTable } from './examine-table.ts';
import { findMillrace, type Millrace } from './millrace.ts';
import { placeFiles } from './place-files.ts';
import { describeStatistics } from './statistics.ts';
import { QUESTIONS, TABLES } from './tables.ts';
import { heading } from './text-layout.ts';

const print = (text: string) => console.log(text);

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => interrupted.abort(new DemoFault('it was interrupted.')));

try {
  const millrace = await findMillrace(process.env, interrupted.signal);
  try {
    await runDemo(millrace);
  } finally {
    await millrace.stop();
  }
} catch (error) {
  console.error(`The demo failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = interrupted.signal.aborted ? 130 : 1;
}

async function runDemo({ url, sourceFolder, isOwn }: Millrace): Promise<void> {
  // A new agent for each run, so that its statistics are those of this run alone.
  const agentId = `demo-${Date.now().toString(36)}`;
  const api = makeAgentApi(url, agentId, interrupted.signal);
  print(heading('Millrace at work on three public tables (package vega-datasets)'));
  print(`  at     ${url}${isOwn ? ', started for this demo' : ', which was running'}`);
  print(`  agent  ${agentId}`);
  const files = TABLES.map(({ file }) => file);
  const takeAway = await placeFiles(sourceFolder, files);
  try {
    for (const table of TABLES) await examineTable(api, table, print);
    await askQuestions(api, QUESTIONS, print);
    for (const table of TABLES.slice(0, 1)) await examineAgain(api, table, print);
    print(heading('What Millrace counted (GET /stats)'));
    print(describeStatistics(await api.readStatistics()));
  } finally {
    await takeAway();
  }
}
