import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';

/**
 * Loads the bundle at the first argument and lets it answer the event of the second; prints the reply, the modules of
 * Node that are loaded by then, and the milliseconds since the start of the process. What the functions wait for takes
 * the third argument times longer, for a machine that is slow because it counts instructions.
 */
const [, , url = '', event = '{}', patience = '1'] = process.argv;
const { setTimeout: start } = globalThis;
const { setTimeout: sleep } = timers;
globalThis.setTimeout = (run, waitMs, ...given) => start(run, waitMs * Number(patience), ...given);
timers.setTimeout = (waitMs, value, options) => sleep(waitMs * Number(patience), value, options);
syncBuiltinESMExports();
const { handler } = await import(url);
const reply = await handler(JSON.parse(event), { awsRequestId: '00000000-0000-4000-8000-000000000000' });
const elapsedMs = performance.now();
const report = JSON.stringify({ reply, elapsedMs, modules: process.moduleLoadList });
process.stderr.write(`\n${report}\n`, () => process.exit(0));
