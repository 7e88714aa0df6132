import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyPatch,
  DEFAULT_SETTINGS,
  mergePatches,
  type SettingsPatch,
  settingsPatchSchema,
  settingsSchema,
} from '../../../functions/core/settings/settings.ts';

const ratios = fc.constantFrom(0, 0.25, 1);
const counts = fc.integer({ min: 1, max: 64 });

const patches: fc.Arbitrary<SettingsPatch> = fc.record(
  {
    memory: fc.record(
      {
        maxMemoryMb: counts,
        maxEntries: counts,
        cleanupInterval: counts,
        keepRatio: ratios,
        importanceThreshold: ratios,
      },
      { requiredKeys: [] },
    ),
    context: fc.record({ maxChars: counts }, { requiredKeys: [] }),
    tools: fc.record({ concurrency: counts, ttlSeconds: counts }, { requiredKeys: [] }),
    answers: fc.record(
      {
        targetMs: fc.integer({ min: 250, max: 10_000 }),
        fixedTarget: fc.boolean(),
        similarityThreshold: ratios,
        ttlSeconds: counts,
        maxStored: counts,
        keepStored: counts,
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: [] },
);

describe('DEFAULT_SETTINGS', () => {
  it('are settings that an agent may have', () => {
    expect(settingsSchema().parse(DEFAULT_SETTINGS)).toEqual(DEFAULT_SETTINGS);
  });
});

describe('applyPatch', () => {
  it('changes what the patch names and leaves the rest', () => {
    const changed = applyPatch(DEFAULT_SETTINGS, {
      tools: { concurrency: 2 },
      answers: { fixedTarget: true },
    });
    expect(changed).toEqual({
      ...DEFAULT_SETTINGS,
      tools: { ...DEFAULT_SETTINGS.tools, concurrency: 2 },
      answers: { ...DEFAULT_SETTINGS.answers, fixedTarget: true },
    });
  });

  it('leaves everything for an empty patch', () => {
    expect(applyPatch(DEFAULT_SETTINGS, {})).toEqual(DEFAULT_SETTINGS);
    expect(applyPatch(DEFAULT_SETTINGS, { memory: {} })).toEqual(DEFAULT_SETTINGS);
  });

  it('gives settings again, and the same when it is done twice', () => {
    fc.assert(
      fc.property(patches, (patch) => {
        const once = applyPatch(DEFAULT_SETTINGS, patch);
        expect(settingsSchema().safeParse(once).success).toBe(true);
        expect(applyPatch(once, patch)).toEqual(once);
      }),
    );
  });
});

describe('mergePatches', () => {
  it('does what the two patches do one after the other', () => {
    fc.assert(
      fc.property(patches, patches, (first, second) => {
        expect(applyPatch(DEFAULT_SETTINGS, mergePatches(first, second))).toEqual(
          applyPatch(applyPatch(DEFAULT_SETTINGS, first), second),
        );
      }),
    );
  });

  it('does not depend on how three patches are grouped', () => {
    fc.assert(
      fc.property(patches, patches, patches, (first, second, third) => {
        expect(mergePatches(mergePatches(first, second), third)).toEqual(
          mergePatches(first, mergePatches(second, third)),
        );
      }),
    );
  });
});

describe('settingsPatchSchema', () => {
  it('takes any part of the settings', () => {
    fc.assert(
      fc.property(patches, (patch) => {
        expect(settingsPatchSchema().parse(patch)).toEqual(patch);
      }),
    );
  });

  it.each([
    { memory: { maxMemoryMb: 0 } },
    { memory: { keepRatio: 1.1 } },
    { memory: { keepRatio: 1e-10 } },
    { memory: { cleanupInterval: 1.5 } },
    { context: { maxChars: 0 } },
    { tools: { concurrency: 65 } },
    { answers: { targetMs: 249 } },
    { answers: { targetMs: 10_001 } },
    { answers: { fixedTarget: 'yes' } },
    { tools: { retries: 3 } },
    { cache: {} },
    { memory: null },
  ])('refuses %j', (patch) => {
    expect(settingsPatchSchema().safeParse(patch).success).toBe(false);
  });
});
