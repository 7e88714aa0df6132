import { randomUUID } from 'node:crypto';
import type { Scope } from '../../functions/core/scope.ts';

/**
 * Names that a careless key would confuse with this one or with each other: the same agent of other tenants, other
 * agents of the same tenant, and separators within names. Each call gives tenants of its own.
 */
export function neighboursOf({ tenant, agentId }: Scope): Scope[] {
  const id = randomUUID();
  return [
    { tenant: `${tenant}-${id}`, agentId },
    { tenant, agentId: `x${id}` },
    { tenant: `${tenant}#${agentId}-${id}`, agentId: 'memory' },
    { tenant: `${tenant}%23${agentId}-${id}`, agentId: 'memory' },
    { tenant: `%${id}`, agentId },
    { tenant: `#${id}`, agentId },
    { tenant: `%23${id}`, agentId },
    { tenant: `!"$&'()*+,/:;<=>?@[]^\`{|}~${id}`, agentId: 'a.b_c-D' },
  ];
}
