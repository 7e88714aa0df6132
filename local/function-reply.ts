import * as z from 'zod/mini';
import { type Refused, toProblemReply } from './front-problem.ts';
import type { Failure, Outcome } from './function-outcome.ts';
import type { Reply } from './reply.ts';

/** What API Gateway makes of a function's outcome: its reply, or a problem that tells nothing of the cause. */
export function toFunctionReply(outcome: Outcome, request: Refused): Reply {
  if (outcome.kind === 'failed') return toFailureReply(outcome.reason, request);
  const parsed = replySchema.safeParse(JSON.parse(outcome.payload));
  if (!parsed.success) return toProblemReply(request, 'internal', 'The function gave no valid reply.');
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  return {
    status: statusCode,
    headers: { ...toText(headers), ...(cookies.length === 0 ? {} : { 'set-cookie': cookies }) },
    body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
  };
}

const scalar = z.union([z.string(), z.number(), z.boolean()]);

const replySchema = z.object({
  statusCode: z.int().check(z.gte(200), z.lte(599)),
  headers: z._default(z.record(z.string(), scalar), {}),
  cookies: z._default(z.array(z.string()), []),
  body: z._default(z.string(), ''),
  isBase64Encoded: z._default(z.boolean(), false),
});

/** The length is that of the body, whatever the function says. */
function toText(headers: Record<string, string | number | boolean>): Record<string, string> {
  const entries = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return Object.fromEntries(
    entries.filter(([name]) => name !== 'content-length' && name !== 'transfer-encoding'),
  );
}

function toFailureReply(reason: Failure['reason'], request: Refused): Reply {
  if (reason !== 'timeout')
    return toProblemReply(request, 'internal', 'The function failed; the log says why.');
  return toProblemReply(request, 'unavailable', 'The function did not answer within its time limit.');
}
