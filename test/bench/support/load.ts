import { makeTally, type Tally, tallyBatch, tallyEntry, tallyMessage } from './tally.ts';

/** An agent under load and what was counted of it. */
export interface LoadedAgent {
  readonly agentId: string;
  readonly tally: Tally;
}

export interface LoadOptions {
  /** Addresses of the processes; the requests go to each in turn. */
  readonly urls: readonly string[];
  readonly agents: number;
  readonly requests: number;
  /** Requests under way at once. */
  readonly atOnce: number;
  /** Tokens of every answer of the model. */
  readonly tokensOfAnAnswer: number;
  /** Is called after each request with how many have ended. */
  readonly onEnd: (ended: number) => void;
}

const KEYWORDS = ['pipeline', 'schema', 'partition', 'join', 'warehouse'];
const STAGES = ['ingestion', 'transformation', 'validation', 'error', 'storage'];
/** Different questions, and different params of a tool, of one agent. */
const DISTINCT = 30;

/** Sends a mix of questions, tool batches and entries, the same each time, and counts every reply by itself. */
export async function runLoad(options: LoadOptions): Promise<readonly LoadedAgent[]> {
  const agents = Array.from({ length: options.agents }, (_, index): LoadedAgent => {
    return { agentId: `agent-${index}`, tally: makeTally() };
  });
  let next = 0;
  let ended = 0;
  const worker = async () => {
    for (let index = next++; index < options.requests; index = next++) {
      const agent = agents[index % agents.length];
      if (agent !== undefined) await sendOne(options, agent, index);
      options.onEnd(++ended);
    }
  };
  await Promise.all(Array.from({ length: options.atOnce }, worker));
  return agents;
}

/** Of ten requests of an agent six are questions, three batches and one an entry. */
async function sendOne(options: LoadOptions, agent: LoadedAgent, index: number): Promise<void> {
  const url = options.urls[index % options.urls.length] ?? '';
  const turn = Math.floor(index / options.agents);
  const base = `${url}/agents/${agent.agentId}`;
  const kind = turn % 10;
  if (kind < 6) await ask(options, base, agent.tally, (turn * 7 + index) % DISTINCT);
  else if (kind < 9) await runBatch(base, agent.tally, turn);
  else await remember(base, agent.tally, turn);
}

async function ask(options: LoadOptions, base: string, tally: Tally, number: number): Promise<void> {
  const keyword = KEYWORDS[number % KEYWORDS.length] ?? '';
  const message = `What of the ${keyword}, case ${number}?`;
  // Only the same text is found again, so that what is counted does not depend on which question is like which.
  const body = await post(`${base}/messages`, { message, cache: 'exact' });
  tallyMessage(tally, keyword, options.tokensOfAnAnswer, body);
}

async function runBatch(base: string, tally: Tally, turn: number): Promise<void> {
  const calls = Array.from({ length: 1 + (turn % 5) }, (_, position) => toCall(turn * 3 + position));
  const body = await post(`${base}/tool-batches`, { requests: calls });
  tallyBatch(
    tally,
    calls.map((call) => JSON.stringify(call)),
    body,
  );
}

/** Of six calls three profile records, one validates them, one asks the time and one is wrong. */
function toCall(number: number) {
  const records = [{ n: number % DISTINCT, text: 'x'.repeat(number % 7) }];
  switch (number % 6) {
    case 3:
      return { tool: 'validate_schema', params: { records, schema: { type: 'object' } } };
    case 4:
      return { tool: 'current_timestamp', params: {} };
    case 5:
      return { tool: 'profile_dataset', params: { records: 'none' } };
    default:
      return { tool: 'profile_dataset', params: { records } };
  }
}

async function remember(base: string, tally: Tally, turn: number): Promise<void> {
  const stage = STAGES[turn % STAGES.length] ?? 'error';
  const dataVolumeGb = (turn % 9) / 4;
  // Of a dataset that no question and no call depends on, so that all that is stored stays fresh.
  await post(`${base}/memory`, { content: `entry of turn ${turn}`, stage, dataVolumeGb, dataset: 'aside' });
  tallyEntry(tally, stage, dataVolumeGb);
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return await response.json();
}
