import type { FunctionName } from '../../../functions/core/names.ts';

export interface FirstEvent {
  readonly name: FunctionName;
  /** What the event asks for, for the tables. */
  readonly title: string;
  /** Direct invocations that come before, by other instances. */
  readonly before: readonly unknown[];
  readonly event: unknown;
  /** Part of the reply that shows that the ordinary way was taken. */
  readonly expected: string;
}

const agentId = 'start';
const message = 'Which stage rejected rows in March?';
const batch = { agentId, requests: [{ tool: 'profile_dataset', params: { records: [{ amount: 1 }] } }] };

/** The first event of an instance of each function, one that is served from what is stored. */
export const FIRST_EVENTS: readonly FirstEvent[] = [
  {
    name: 'message',
    title: 'a message whose answer is stored',
    before: [{ operation: 'storeAnswer', agentId, message, response: 'Validation.' }],
    event: { agentId, message },
    expected: '"source":"precomputed"',
  },
  {
    name: 'tool-batch',
    title: 'a batch of one cached result',
    before: [batch],
    event: batch,
    expected: '"cached":true',
  },
  { name: 'stats', title: 'the statistics', before: [], event: { agentId }, expected: '"responses":' },
  {
    name: 'memory',
    title: 'one entry by its id',
    before: [{ agentId, entryId: 'load-41', content: 'Load 41 finished.' }],
    event: { operation: 'get', agentId, entryId: 'load-41' },
    expected: '"entryId":"load-41"',
  },
  { name: 'maintenance', title: 'a tuning', before: [], event: { agentId }, expected: '"changed":' },
];
