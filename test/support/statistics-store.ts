import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { makeStatisticsReader } from '../../functions/adapters/dynamodb/statistics-reader.ts';
import { makeStatisticsRecorder } from '../../functions/adapters/dynamodb/statistics-recorder.ts';
import type { StatisticsReader, StatisticsRecorder } from '../../functions/core/stats/statistics-store.ts';

/** One that records and reads. */
export type StatisticsStore = StatisticsReader & StatisticsRecorder;

export function makeStatisticsStore(
  client: DynamoDBDocumentClient,
  tableName: string,
  ledger?: Parameters<typeof makeStatisticsRecorder>[2],
): StatisticsStore {
  return {
    ...makeStatisticsRecorder(client, tableName, ledger),
    ...makeStatisticsReader({ client, tableName }),
  };
}
