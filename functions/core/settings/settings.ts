import * as z from 'zod/mini';
import { lazily } from '../lazily.ts';
import { storableNumber } from '../text/storable-number.ts';

const ratio = lazily(() =>
  z.number().check(
    z.gte(0),
    z.lte(1),
    z.refine((value: number) => storableNumber(value) === value, 'must be 0 or at least 1e-9'),
  ),
);
const count = (least: number, most: number) => z.int().check(z.gte(least), z.lte(most));

const memorySchema = lazily(() =>
  z.strictObject({
    maxMemoryMb: z.number().check(z.gte(1e-6), z.lte(1024)),
    maxEntries: count(1, 100_000),
    cleanupInterval: count(1, 10_000),
    keepRatio: ratio(),
    importanceThreshold: ratio(),
  }),
);
const contextSchema = lazily(() => z.strictObject({ maxChars: count(1, 200_000) }));
const toolsSchema = lazily(() =>
  z.strictObject({ concurrency: count(1, 64), ttlSeconds: count(1, 2_592_000) }),
);
const answersSchema = lazily(() =>
  z.strictObject({
    targetMs: z.number().check(z.gte(250), z.lte(10_000)),
    fixedTarget: z.boolean(),
    similarityThreshold: ratio(),
    ttlSeconds: count(1, 2_592_000),
    maxStored: count(1, 100_000),
    keepStored: count(1, 100_000),
  }),
);

/** What an agent can be set to; MB and GB are decimal where a name ends in them, MiB for `maxMemoryMb`. */
export const settingsSchema = lazily(() =>
  z.strictObject({
    memory: memorySchema(),
    context: contextSchema(),
    tools: toolsSchema(),
    answers: answersSchema(),
  }),
);

/** Any part of the settings; what is absent stays as it is. */
export const settingsPatchSchema = lazily(() =>
  z.strictObject({
    memory: z.optional(z.partial(memorySchema())),
    context: z.optional(z.partial(contextSchema())),
    tools: z.optional(z.partial(toolsSchema())),
    answers: z.optional(z.partial(answersSchema())),
  }),
);

export type Settings = z.infer<ReturnType<typeof settingsSchema>>;
export type SettingsPatch = z.infer<ReturnType<typeof settingsPatchSchema>>;

/** The defaults of spec section 8. */
export const DEFAULT_SETTINGS: Settings = {
  memory: {
    maxMemoryMb: 50,
    maxEntries: 5000,
    cleanupInterval: 50,
    keepRatio: 0.6,
    importanceThreshold: 0.6,
  },
  context: { maxChars: 4000 },
  tools: { concurrency: 8, ttlSeconds: 1800 },
  answers: {
    targetMs: 1500,
    fixedTarget: false,
    similarityThreshold: 0.65,
    ttlSeconds: 86_400,
    maxStored: 2000,
    keepStored: 1000,
  },
};

/** The settings with the parts of the patch put over them, group by group. */
export function applyPatch(settings: Settings, patch: SettingsPatch): Settings {
  return {
    memory: { ...settings.memory, ...patch.memory },
    context: { ...settings.context, ...patch.context },
    tools: { ...settings.tools, ...patch.tools },
    answers: { ...settings.answers, ...patch.answers },
  };
}

/** One patch that does what the two do one after the other. */
export function mergePatches(first: SettingsPatch, second: SettingsPatch): SettingsPatch {
  return {
    memory: { ...first.memory, ...second.memory },
    context: { ...first.context, ...second.context },
    tools: { ...first.tools, ...second.tools },
    answers: { ...first.answers, ...second.answers },
  };
}
