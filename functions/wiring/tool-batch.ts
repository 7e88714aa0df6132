import { makeStatisticsRecorder } from '../adapters/dynamodb/statistics-recorder.ts';
import { makeToolCache } from '../adapters/dynamodb/tool-cache.ts';
import { newId } from '../adapters/node/new-id.ts';
import { sha256 } from '../adapters/node/sha256.ts';
import { makeCancel, stopwatch, timer } from '../adapters/node/timer.ts';
import { fitReply, MAX_DIRECT_REPLY_BYTES, MAX_HTTP_REPLY_BYTES } from '../core/tools/fit-reply.ts';
import { makeRunBatch } from '../core/tools/run-batch.ts';
import { TOOL_BATCH } from '../http/contracts/tool-batch-contracts.ts';
import type { HandlerParts } from '../http/make-handler.ts';
import { bindOperation } from '../http/operation.ts';
import { lazyEffects } from './lazy-effects.ts';
import { clock, makePlatform } from './platform.ts';
import { makeTools } from './tools.ts';

/** Parts of the tool-batch function. */
export function wireToolBatch(): HandlerParts {
  const { env, client, ledger, parts } = makePlatform('tool-batch');
  const tools = makeTools(process.env);
  const runBatch = makeRunBatch({
    findTool: async (name) => await tools.get(name)?.(),
    cache: makeToolCache(
      { client, cacheTable: env.cacheTable, memoryTable: env.memoryTable },
      clock,
      ledger.noteKept,
    ),
    effects: lazyEffects(client, env.cacheTable),
    statistics: makeStatisticsRecorder(client, env.statisticsTable, ledger),
    defaults: env.defaults,
    clock,
    stopwatch,
    timer,
    makeCancel,
    newId,
    sha256,
  });
  return {
    ...parts,
    operations: [
      bindOperation(TOOL_BATCH.run, async (request, { scope, observer, isDirect, ...call }) => {
        const reply = await runBatch(scope, request, observer, call);
        return fitReply(reply, isDirect ? MAX_DIRECT_REPLY_BYTES : MAX_HTTP_REPLY_BYTES);
      }),
      bindOperation(TOOL_BATCH.listTools, async () => ({
        tools: await describeAll(tools, env.defaults.tools.ttlSeconds),
      })),
    ],
  };
}

async function describeAll(tools: ReturnType<typeof makeTools>, defaultTtlSeconds: number) {
  const { describeTools } = await import('../core/tools/describe-tools.ts');
  const loaded = await Promise.all([...tools.values()].map(async (load) => await load()));
  return await describeTools(loaded, defaultTtlSeconds);
}
