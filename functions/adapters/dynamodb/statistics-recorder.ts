import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Scope } from '../../core/scope.ts';
import {
  type Carried,
  isEmpty,
  NOTHING_CARRIED,
  type StatisticsLedger,
} from '../../core/stats/statistics-ledger.ts';
import type { StatisticsRecorder } from '../../core/stats/statistics-store.ts';
import { makeSendOnce, OutcomeUnknown } from './once-only.ts';
import { activityKey, activityShard, expiryOf, hourKey, type Kind } from './statistics-keys.ts';
import { addResponse, addTokens, addToolCalls, hourUpdate } from './statistics-update.ts';
import type { UpdateBuilder } from './update-expression.ts';

/** Items beside an hour's own that take over what is too much for one: it takes 1,000 write units a second. */
const SHARDS_BESIDE = 8;

/**
 * Statistics on DynamoDB: hourly items whose numbers are only ever added to, so that writers cannot lose each other's.
 * A write that fails is counted once or not at all; what it carried goes with the next one if it was surely not counted.
 */
export function makeStatisticsRecorder(
  client: DynamoDBDocumentClient,
  tableName: string,
  ledger: Pick<StatisticsLedger, 'take' | 'giveBack'> = NO_LEDGER,
): StatisticsRecorder {
  const sendOnce = makeSendOnce(client);
  const write = async (
    scope: Scope,
    atMs: number,
    kind: Kind,
    carried: Carried,
    fill: (update: UpdateBuilder) => void,
  ) => {
    const facts = { expiresAt: expiryOf(atMs), activeIn: activityKey(atMs, activityShard(scope)) };
    const send = async (shard?: number) => {
      const key = hourKey(scope, atMs, kind, shard);
      await sendOnce(
        (mark) =>
          new UpdateCommand({ TableName: tableName, Key: key, ...hourUpdate(facts, mark, carried, fill) }),
      );
    };
    try {
      await send();
    } catch (error) {
      if (!isTooHot(error)) throw error;
      await send(Math.floor(Math.random() * SHARDS_BESIDE));
    }
  };
  const addTo = async (scope: Scope, atMs: number, kind: Kind, fill: (update: UpdateBuilder) => void) => {
    const carried = ledger.take(scope);
    try {
      await write(scope, atMs, kind, carried, fill);
    } catch (error) {
      if (!(error instanceof OutcomeUnknown)) ledger.giveBack(scope, carried);
      throw error;
    }
  };
  return {
    recordResponse: (scope, atMs, record) =>
      addTo(scope, atMs, 'responses', (update) => addResponse(update, record)),
    recordLateAnswer: (scope, atMs, tokens) =>
      addTo(scope, atMs, 'responses', (update) => addTokens(update, tokens)),
    recordCarried: async (scope, atMs) => {
      const carried = ledger.take(scope);
      ledger.giveBack(scope, carried);
      if (!isEmpty(carried)) await addTo(scope, atMs, 'responses', () => {});
    },
    recordToolCalls: (scope, atMs, records) =>
      addTo(scope, atMs, 'tools', (update) => addToolCalls(update, records)),
  };
}

const NO_LEDGER = { take: () => NOTHING_CARRIED, giveBack: () => {} };

const TOO_HOT: ReadonlySet<string> = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
]);

function isTooHot(error: unknown): boolean {
  return error instanceof Error && TOO_HOT.has(error.name);
}
