import { describe, expect, it } from 'vitest';
import { agentIdSchema, DEFAULT_TENANT, tenantSchema } from '../../functions/core/scope.ts';

describe('agentIdSchema', () => {
  it.each(['a', '7', 'orders-pipeline', 'A.b_c-d', 'a'.repeat(64)])('takes %s', (name) => {
    expect(agentIdSchema().parse(name)).toBe(name);
  });

  it.each(['', '-a', '.a', '_a', 'a b', 'a/b', 'a#b', 'é', 'aé', 'a\n', '\na', ' a', 'a'.repeat(65)])(
    'refuses %j, and says what a name has to be',
    (name) => {
      const { error } = agentIdSchema().safeParse(name);
      expect(error?.issues[0]?.message).toMatch(/^must start with a letter or digit/);
    },
  );
});

describe('tenantSchema', () => {
  it.each(['a', '!', '~', 'team-1/eu', '#', 'a'.repeat(128)])('takes %s', (name) => {
    expect(tenantSchema().parse(name)).toBe(name);
  });

  it.each(['', ' ', 'a b', ' a', 'a ', 'a\n', '\u0000', '\u007f', 'é', 'a'.repeat(129)])(
    'refuses %j, and says what a name has to be',
    (name) => {
      const { error } = tenantSchema().safeParse(name);
      expect(error?.issues[0]?.message).toMatch(/^must be 1 to 128/);
    },
  );

  it('takes the tenant of calls that name none', () => {
    expect(tenantSchema().parse(DEFAULT_TENANT)).toBe('default');
  });
});
