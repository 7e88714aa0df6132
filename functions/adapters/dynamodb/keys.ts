import { ATTRIBUTE } from '../../core/names.ts';
import type { Scope } from '../../core/scope.ts';

/** Partition of an agent's items of one kind; tenant and agent are always its first two parts. */
export function partition(
  scope: Scope,
  kind: 'memory' | 'answers' | 'tools' | 'effects' | 'statistics',
): string {
  return `${encodeURIComponent(scope.tenant)}#${scope.agentId}#${kind}`;
}

/** Primary key of an item. */
export function itemKey(partitionKey: string, sortKey: string) {
  return { [ATTRIBUTE.partition]: partitionKey, [ATTRIBUTE.sort]: sortKey };
}

/** Sort key of an agent's totals, dataset versions and settings in its memory partition. */
export const STATE_SORT_KEY = 'state';
