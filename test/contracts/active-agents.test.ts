import { describe, expect, it } from 'vitest';
import { makeActiveAgents } from '../../functions/adapters/dynamodb/active-agents.ts';
import { makeMaintenanceCursor } from '../../functions/adapters/dynamodb/maintenance-cursor.ts';
import type { Scope } from '../../functions/core/scope.ts';
import { newScope, useDynamodb } from '../support/dynamodb.ts';
import { makeStatisticsStore } from '../support/statistics-store.ts';
import { neighboursOf } from './neighbours.ts';

const dynamodb = useDynamodb();
const HOUR_MS = 3_600_000;
const CALL = { tool: 'a', isHit: false, isError: false, durationMs: 1, dataVolumeGb: 0 };

function makeSubject() {
  const table = { client: dynamodb.connect(), tableName: dynamodb.statisticsTable };
  return {
    store: makeStatisticsStore(table.client, table.tableName),
    agents: makeActiveAgents(table),
    cursor: makeMaintenanceCursor(table),
  };
}

function sorted(scopes: readonly Scope[]): string[] {
  return scopes.map(({ tenant, agentId }) => `${tenant} ${agentId}`).sort();
}

describe('active agents on DynamoDB', () => {
  it('are each found once, whatever they did and however often, in the hours asked for', async () => {
    const { store, agents } = makeSubject();
    const hourMs = Date.UTC(2026, 3, 1, 10);
    const [early, late, ...many] = neighboursOf(newScope());
    if (early === undefined || late === undefined) throw new Error('There are neighbours.');
    await store.recordToolCalls(early, hourMs - 1, [CALL]);
    await store.recordToolCalls(late, hourMs + 2 * HOUR_MS, [CALL]);
    for (const scope of many) {
      await store.recordToolCalls(scope, hourMs, [CALL]);
      await store.recordToolCalls(scope, hourMs + HOUR_MS, [CALL]);
      await store.recordLateAnswer(scope, hourMs + 5, { inputTokens: 1, outputTokens: 1 });
    }
    const read = async (fromMs: number, toMs: number) => sorted(await agents.activeSince(fromMs, toMs));
    expect(await read(hourMs + 1, hourMs + HOUR_MS + 5)).toEqual(sorted(many));
    expect(await read(hourMs - 1, hourMs + 2 * HOUR_MS)).toEqual(sorted([early, late, ...many]));
    expect(await read(hourMs + 3 * HOUR_MS, hourMs + 4 * HOUR_MS)).toEqual([]);
  });
});

describe('the cursor of the maintenance on DynamoDB', () => {
  it('says where a run stopped until it is told that one has ended', async () => {
    const { cursor } = makeSubject();
    expect(await cursor.read()).toBeUndefined();
    const scope = newScope();
    await cursor.write(scope);
    expect(await makeSubject().cursor.read()).toEqual(scope);
    await cursor.write(undefined);
    expect(await cursor.read()).toBeUndefined();
  });
});
