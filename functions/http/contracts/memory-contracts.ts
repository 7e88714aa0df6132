import * as z from 'zod/mini';
import { lazily } from '../../core/lazily.ts';
import {
  datasetSchema,
  entryIdSchema,
  MAX_ENTRIES_PER_CALL,
  newEntrySchema,
} from '../../core/memory/entry.ts';
import { executionSchema } from '../../core/memory/execution-entry.ts';
import { settingsPatchSchema } from '../../core/settings/settings.ts';
import type { Contract } from '../operation.ts';

const nothing = lazily(() => z.strictObject({}));
const oneEntry = lazily(() => z.strictObject({ entryId: entryIdSchema() }));

/** `{entries: […]}`, 1 to 25 of them. */
const entriesSchema = lazily(() =>
  z.strictObject({
    entries: z.array(newEntrySchema()).check(z.minLength(1), z.maxLength(MAX_ENTRIES_PER_CALL)),
  }),
);

/** What the memory function takes, by operation. */
export const MEMORY = {
  add: {
    name: 'add',
    summary: 'Remembers one entry, or 1 to 25 as `entries`.',
    input: () => z.union([newEntrySchema(), entriesSchema()]),
    statuses: [201],
  },
  list: {
    name: 'list',
    summary: 'Lists entries, newest event first.',
    input: () =>
      z.strictObject({
        limit: z.optional(z.int().check(z.gte(1), z.lte(100))),
        cursor: z.optional(z.string().check(z.maxLength(1024))),
      }),
    numbers: ['limit'],
  },
  get: { name: 'get', summary: 'Reads one entry.', input: oneEntry },
  forget: { name: 'forget', summary: 'Forgets one entry; lifetime totals stay.', input: oneEntry },
  forgetAll: { name: 'forgetAll', summary: 'Forgets every entry; lifetime totals stay.', input: nothing },
  cleanUp: {
    name: 'cleanUp',
    summary: 'Cleans up by score now; with `dryRun` says what would go and why.',
    input: () => z.strictObject({ dryRun: z.optional(z.boolean()) }),
  },
  context: {
    name: 'context',
    summary:
      'Reads the best of memory as text for a model, within `maxChars`; with `query` what suits the question.',
    input: () =>
      z.strictObject({
        maxChars: z.optional(z.int().check(z.gte(1), z.lte(200_000))),
        query: z.optional(z.string().check(z.minLength(1), z.maxLength(8000))),
      }),
    numbers: ['maxChars'],
  },
  raiseVersion: {
    name: 'raiseVersion',
    summary: 'Says that a dataset has changed: what was answered from it is answered anew.',
    input: () => z.strictObject({ dataset: datasetSchema() }),
    statuses: [201],
  },
  /** Direct only: EventBridge hands over the executions that the deployer watches. */
  recordExecution: {
    name: 'recordExecution',
    summary: 'Remembers how an execution of a state machine ended.',
    input: () => z.strictObject({ execution: executionSchema() }),
    statuses: [201],
  },
  getSettings: { name: 'getSettings', summary: "Reads the agent's settings.", input: nothing },
  changeSettings: {
    name: 'changeSettings',
    summary: "Changes some of the agent's settings.",
    input: settingsPatchSchema,
  },
  health: { name: 'health', summary: 'Says that the service is alive.', input: nothing, isAgentless: true },
  openapi: { name: 'openapi', summary: 'This description.', input: nothing, isAgentless: true },
} as const satisfies Record<string, Contract<never> | Contract>;
