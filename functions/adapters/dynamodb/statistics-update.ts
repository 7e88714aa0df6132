import { ATTRIBUTE } from '../../core/names.ts';
import { bucketOf } from '../../core/stats/histogram.ts';
import type { Carried } from '../../core/stats/statistics-ledger.ts';
import type { ResponseRecord, ToolRecord } from '../../core/stats/statistics-store.ts';
import { markInto, type WriteMark } from './once-only.ts';
import { BOTH, bucketName, codeOf, RESPONSES, TOOLS } from './statistics-items.ts';
import { makeUpdate, type UpdateBuilder } from './update-expression.ts';

/** What every write of an hour's item sets. */
export interface HourFacts {
  readonly expiresAt: number;
  /** Key of the index by hour of activity. */
  readonly activeIn: string;
}

/** One write that adds to an hour's item whatever `fill` says, and what was carried, unless it has done so. */
export function hourUpdate(
  facts: HourFacts,
  mark: WriteMark,
  carried: Carried,
  fill: (update: UpdateBuilder) => void,
) {
  const update = makeUpdate();
  markInto(update, mark);
  fill(update);
  addAmount(update, BOTH.readUnits, carried.readUnits);
  addAmount(update, BOTH.writeUnits, carried.writeUnits);
  for (const [end, count] of carried.kept.answers)
    addAmount(update, BOTH.keptAnswersPrefix + end.toString(36), count);
  for (const [end, count] of carried.kept.results)
    addAmount(update, BOTH.keptResultsPrefix + end.toString(36), count);
  update.set(ATTRIBUTE.expiresAt, update.value(facts.expiresAt));
  update.set(ATTRIBUTE.activeIn, update.value(facts.activeIn));
  return update.build();
}

export function addResponse(update: UpdateBuilder, record: ResponseRecord): void {
  update.add(bucketName(bucketOf(record.durationMs)), 1);
  addAmount(update, RESPONSES.sumMs, inThousandths(record.durationMs));
  addAmount(update, RESPONSES.underTarget, record.isUnderTarget ? 1 : 0);
  addTokens(update, record);
  addAmount(update, RESPONSES.savedTokens, record.savedTokens);
  addAmount(update, RESPONSES.savedOutputTokens, record.savedOutputTokens ?? 0);
  addAmount(update, RESPONSES.guardRejects, record.guardRejects);
  update.add(RESPONSES.sourcePrefix + record.source, 1);
  for (const keyword of record.keywords) update.add(RESPONSES.keywordPrefix + keyword, 1);
}

export function addTokens(
  update: UpdateBuilder,
  { inputTokens, outputTokens }: Pick<ResponseRecord, 'inputTokens' | 'outputTokens'>,
): void {
  addAmount(update, RESPONSES.inputTokens, inputTokens);
  addAmount(update, RESPONSES.outputTokens, outputTokens);
}

/**
 * A batch. An update expression may have 4 KB: 100 calls add to at most 100 buckets, and of what else there is of a
 * tool a call with a hit, an error or a volume has one each, which is 400 clauses of 8 bytes at most.
 */
export function addToolCalls(update: UpdateBuilder, records: readonly ToolRecord[]): void {
  update.add(TOOLS.batches, 1);
  for (const tool of new Set(records.map(({ tool }) => tool)))
    update.set(TOOLS.namePrefix + codeOf(tool), update.value(tool));
  for (const { tool, durationMs, isHit, isError, dataVolumeGb } of records) {
    const code = codeOf(tool);
    update.add(code + bucketName(bucketOf(durationMs)), 1);
    addAmount(update, code + TOOLS.sumMs, inThousandths(durationMs));
    addAmount(update, code + TOOLS.hits, isHit ? 1 : 0);
    addAmount(update, code + TOOLS.errors, isError ? 1 : 0);
    addAmount(update, code + TOOLS.dataVolumeGb, dataVolumeGb);
  }
}

function addAmount(update: UpdateBuilder, attribute: string, amount: number): void {
  if (amount !== 0) update.add(attribute, amount);
}

/** Rounded to a microsecond: DynamoDB adds decimals exactly, so short ones keep the sum short. */
function inThousandths(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
