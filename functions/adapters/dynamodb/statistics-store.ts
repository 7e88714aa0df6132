import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';
import { bucketOf } from '../../core/stats/histogram.ts';
import type { ResponseRecord, StatisticsStore, ToolRecord } from '../../core/stats/statistics-store.ts';
import { KEPT_MS } from '../../core/stats/window.ts';
import { itemKey, partition } from './keys.ts';
import { queryAll } from './query-all.ts';
import { RESPONSES, RESPONSES_SUFFIX, TOOLS, TOOLS_SUFFIX, toTotals } from './statistics-items.ts';
import { makeUpdate, type UpdateBuilder } from './update-expression.ts';

const HOUR_MS = 3_600_000;
/** Each call adds to six attributes at most, and an update expression may have 4 KB. */
const MOST_CALLS_IN_ONE_WRITE = 40;

/** Statistics on DynamoDB: hourly items whose numbers are only ever added to, so that writers cannot lose each other's. */
export function makeStatisticsStore(client: DynamoDBDocumentClient, tableName: string): StatisticsStore {
  const addTo = async (scope: Scope, atMs: number, suffix: string, fill: (update: UpdateBuilder) => void) => {
    const update = makeUpdate();
    fill(update);
    update.set(ATTRIBUTE.expiresAt, update.value(expiresAtSeconds(atMs)));
    const key = itemKey(partition(scope, 'statistics'), hourOf(atMs) + suffix);
    await client.send(new UpdateCommand({ TableName: tableName, Key: key, ...update.build() }));
  };
  return {
    recordResponse: (scope, atMs, record) =>
      addTo(scope, atMs, RESPONSES_SUFFIX, (update) => addResponse(update, record)),
    recordToolCalls: async (scope, atMs, records) => {
      for (let from = 0; from < records.length; from += MOST_CALLS_IN_ONE_WRITE)
        await addTo(scope, atMs, TOOLS_SUFFIX, (update) => {
          for (const record of records.slice(from, from + MOST_CALLS_IN_ONE_WRITE))
            addToolCall(update, record);
        });
    },
    read: async (scope, fromMs) =>
      toTotals(
        await queryAll(client, {
          TableName: tableName,
          KeyConditionExpression: `${ATTRIBUTE.partition} = :partition AND ${ATTRIBUTE.sort} >= :from`,
          ExpressionAttributeValues: {
            ':partition': partition(scope, 'statistics'),
            ':from': hourOf(fromMs),
          },
        }),
      ),
  };
}

function addResponse(update: UpdateBuilder, record: ResponseRecord): void {
  update.add(RESPONSES.count, 1);
  update.add(RESPONSES.sumMs, inThousandths(record.durationMs));
  addPositive(update, RESPONSES.underTarget, record.isUnderTarget ? 1 : 0);
  addPositive(update, RESPONSES.inputTokens, record.inputTokens);
  addPositive(update, RESPONSES.outputTokens, record.outputTokens);
  addPositive(update, RESPONSES.savedTokens, record.savedTokens);
  addPositive(update, RESPONSES.guardRejects, record.guardRejects);
  update.add(RESPONSES.bucketPrefix + bucketOf(record.durationMs), 1);
  update.add(RESPONSES.sourcePrefix + record.source, 1);
  for (const keyword of record.keywords) update.add(RESPONSES.keywordPrefix + keyword, 1);
}

function addToolCall(update: UpdateBuilder, record: ToolRecord): void {
  const prefix = `${record.tool}:`;
  update.add(prefix + TOOLS.calls, 1);
  addPositive(update, prefix + TOOLS.hits, record.isHit ? 1 : 0);
  addPositive(update, prefix + TOOLS.errors, record.isError ? 1 : 0);
  update.add(prefix + TOOLS.sumMs, inThousandths(record.durationMs));
  addPositive(update, prefix + TOOLS.dataVolumeGb, record.dataVolumeGb);
  update.add(prefix + TOOLS.bucketPrefix + bucketOf(record.durationMs), 1);
}

function addPositive(update: UpdateBuilder, attribute: string, amount: number): void {
  if (amount > 0) update.add(attribute, amount);
}

/** Rounded to a microsecond: DynamoDB adds decimals exactly, so short ones keep the sum short. */
function inThousandths(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}

function hourOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 13);
}

function expiresAtSeconds(atMs: number): number {
  return (Math.floor(atMs / HOUR_MS) * HOUR_MS + HOUR_MS + KEPT_MS) / 1000;
}
