import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { makeTools } from '../../functions/wiring/tools.ts';

const loads = makeTools({});
const tools = await Promise.all([...loads.values()].map(async (load) => await load()));
const ajv = new Ajv2020({ strict: false });

/** Pointers of the members of a JSON Schema, at any depth, that say nothing of themselves. */
function undescribed(schema: unknown, at = '#'): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const members = 'properties' in schema ? Object.entries(schema.properties ?? {}) : [];
  const silent = members.filter(([, member]) => !saysWhatItIs(member)).map(([name]) => `${at}/${name}`);
  return [...silent, ...Object.entries(schema).flatMap(([key, part]) => undescribed(part, `${at}/${key}`))];
}

function saysWhatItIs(member: unknown): boolean {
  return typeof member === 'object' && member !== null && ('description' in member || 'const' in member);
}

describe('the tools that ship', () => {
  it('are those that the product promises', () => {
    expect(tools.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'validate_schema',
        'profile_dataset',
        'check_quality',
        'transform_records',
        'compare_schemas',
        'current_timestamp',
        'random_data_generator',
      ]),
    );
    expect(tools.map(({ name }) => name)).toEqual([...loads.keys()]);
  });

  it.each(tools.map((tool) => [tool.name, tool] as const))('%s describes every param', async (_, tool) => {
    const schema = await tool.paramsSchema();
    expect(ajv.validateSchema(schema)).toBe(true);
    expect(undescribed(schema)).toEqual([]);
    expect(tool.description.length).toBeGreaterThan(20);
  });

  it.each(tools.map((tool) => [tool.name, tool] as const))(
    '%s refuses params that it does not know',
    (_, tool) => {
      expect(() => tool.prepare({ nosuch: 1 })).toThrow(
        expect.objectContaining({
          code: 'invalid_params',
          errors: expect.arrayContaining([expect.objectContaining({ pointer: '#/nosuch' })]),
        }),
      );
    },
  );
});
