import type { Answered, Ask, ReplyPorts } from './ask.ts';
import { dataKeywords } from './data-keywords.ts';
import type { MessageReply } from './message-reply.ts';

/** Counts a reply in the statistics (one write) and the metrics; a failure to count is a fault, never the asker's. */
export async function recordReply(
  { statistics, clock }: Pick<ReplyPorts, 'statistics' | 'clock'>,
  ask: Ask,
  answered: Answered,
  reply: MessageReply,
): Promise<void> {
  const usage = answered.source === 'fallback' ? undefined : answered.answer.usage;
  const { inputTokens = 0, outputTokens = 0 } = usage ?? {};
  const isNew = answered.source === 'model';
  const { source, responseTimeMs, targetMs } = reply;
  const refusals = answered.refusals ?? [];
  countMetrics(ask, reply, isNew ? { inputTokens, outputTokens } : { inputTokens: 0, outputTokens: 0 });
  countRefusals(ask, refusals);
  try {
    await statistics.recordResponse(ask.scope, clock(), {
      source,
      durationMs: responseTimeMs,
      isUnderTarget: responseTimeMs <= targetMs,
      inputTokens: isNew ? inputTokens : 0,
      outputTokens: isNew ? outputTokens : 0,
      savedTokens: isNew ? 0 : inputTokens + outputTokens,
      ...(isNew ? {} : { savedOutputTokens: outputTokens }),
      guardRejects: refusals.length,
      keywords: dataKeywords(ask.request.message),
    });
  } catch (error) {
    ask.observer.fault('statistics', error);
  }
}

function countMetrics(
  { observer }: Ask,
  { source, responseTimeMs, targetMs }: MessageReply,
  tokens: { readonly inputTokens: number; readonly outputTokens: number },
): void {
  const isHit = source !== 'model' && source !== 'fallback';
  observer.metric('ResponseTime', responseTimeMs, { source });
  observer.metric('TargetTime', targetMs);
  observer.metric(isHit ? 'CacheHit' : 'CacheMiss', 1, { source });
  if (source === 'fallback') observer.metric('FallbackServed', 1);
  if (tokens.inputTokens > 0) observer.metric('ModelTokensIn', tokens.inputTokens);
  if (tokens.outputTokens > 0) observer.metric('ModelTokensOut', tokens.outputTokens);
}

/** One metric for each reason, which stands in the dimension `source`: the reasons are few and known. */
function countRefusals({ observer }: Ask, refusals: NonNullable<Answered['refusals']>): void {
  for (const reason of new Set(refusals))
    observer.metric('GuardReject', refusals.filter((each) => each === reason).length, { source: reason });
}
