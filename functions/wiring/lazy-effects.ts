import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { lazily } from '../core/lazily.ts';
import type { EffectRecords } from '../core/tools/effect-records.ts';
import { clock } from './platform.ts';

/** Records of effects; what keeps them is loaded with the first batch that needs it. */
export function lazyEffects(client: DynamoDBDocumentClient, cacheTable: string): EffectRecords {
  const loaded = lazily(async () => {
    const { makeEffectRecords } = await import('../adapters/dynamodb/effect-records.ts');
    return makeEffectRecords(client, cacheTable, clock);
  });
  return {
    bind: async (...given) => await (await loaded()).bind(...given),
    begin: async (...given) => await (await loaded()).begin(...given),
    read: async (...given) => await (await loaded()).read(...given),
    finish: async (...given) => await (await loaded()).finish(...given),
    cancel: async (...given) => await (await loaded()).cancel(...given),
  };
}
