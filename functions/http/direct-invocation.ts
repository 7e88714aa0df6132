import * as z from 'zod/mini';
import { lazily } from '../core/lazily.ts';
import { agentIdSchema, DEFAULT_TENANT, tenantSchema } from '../core/scope.ts';
import { parseInput } from '../core/text/parse-input.ts';
import { idempotencyKeySchema } from './idempotency-key.ts';
import type { Invocation } from './invocation.ts';
import { refuseHazards } from './parse-json.ts';

const callSchema = lazily(() =>
  z.looseObject({
    operation: z.optional(z.string()),
    agentId: z.optional(agentIdSchema()),
    tenant: z.optional(tenantSchema()),
    idempotencyKey: z.optional(idempotencyKeySchema()),
  }),
);

/** Reads the payload of a direct invocation (Step Functions, `aws lambda invoke`): the body with its address beside it. */
export function parseDirectInvocation(
  payload: unknown,
  requestId: string,
  defaultTenant: string,
): Invocation {
  refuseHazards(payload);
  const { operation, agentId, tenant, idempotencyKey, ...input } = parseInput(callSchema(), payload);
  return {
    operation,
    requestId,
    isDirect: true,
    instance: `urn:uuid:${requestId}`,
    read: (isAgentless) => {
      if (isAgentless)
        return { scope: { tenant: DEFAULT_TENANT, agentId: '' }, input, idempotencyKey: undefined };
      const id = agentId ?? parseInput(z.object({ agentId: agentIdSchema() }), {}).agentId;
      return { scope: { tenant: tenant ?? defaultTenant, agentId: id }, input, idempotencyKey };
    },
  };
}
