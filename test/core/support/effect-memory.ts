import type { Clock } from '../../../functions/core/ports.ts';
import {
  EFFECT_KEPT_MS,
  type EffectRecord,
  type EffectRecords,
} from '../../../functions/core/tools/effect-records.ts';

/** `EffectRecords` in memory, for one agent. */
export function makeEffectMemory(clock: Clock): EffectRecords {
  const bound = new Map<string, string>();
  const records = new Map<string, { record: EffectRecord; owner: string; untilMs: number }>();
  const live = (key: string) => {
    const found = records.get(key);
    return found !== undefined && found.untilMs > clock() ? found : undefined;
  };
  const put = (key: string, owner: string, record: EffectRecord) =>
    void records.set(key, { record, owner, untilMs: clock() + EFFECT_KEPT_MS });
  return {
    bind: async (_, keyHash, fingerprint) => {
      const known = bound.get(keyHash) ?? fingerprint;
      bound.set(keyHash, known);
      return known;
    },
    begin: async (_, key, { owner, untilMs }) => {
      const found = live(key);
      if (found !== undefined) return found.record;
      put(key, owner, { kind: 'running', owner, untilMs });
      return undefined;
    },
    read: async (_, key) => live(key)?.record,
    finish: async (_, key, owner, outcome) => {
      if (live(key)?.owner === owner) put(key, owner, outcome);
      return true;
    },
    cancel: async (_, key, owner) => {
      if (live(key)?.owner === owner) records.delete(key);
    },
  };
}
