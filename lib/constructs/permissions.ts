import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { type IRole, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import {
  ACTIVITY_INDEX,
  ANSWER_INDEX,
  type FunctionName,
  MEMORY_INDEXES,
} from '../../functions/core/names.ts';
import type { Tables } from './tables.ts';

/** Gives the role what TABLE_ACTIONS says of the function. */
export function grantTables(role: IRole, name: FunctionName, tables: Tables): void {
  const actions = TABLE_ACTIONS[name];
  grant(role, tables.memory, actions.memory, MEMORY_INDEXES);
  grant(role, tables.cache, actions.cache, [ANSWER_INDEX]);
  grant(role, tables.statistics, actions.statistics, name === 'maintenance' ? [ACTIVITY_INDEX] : []);
}

/**
 * Every DynamoDB action that a function's role may do, per table; what is not here is denied.
 * A Query covers the table's indexes; of the statistics table's only maintenance needs the one by hour of activity.
 */
const TABLE_ACTIONS = {
  message: {
    memory: ['GetItem', 'BatchGetItem', 'Query'],
    cache: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
    statistics: ['UpdateItem'],
  },
  'tool-batch': {
    memory: ['GetItem', 'BatchGetItem'],
    cache: ['GetItem', 'BatchGetItem', 'PutItem', 'UpdateItem', 'DeleteItem'],
    statistics: ['UpdateItem'],
  },
  stats: {
    memory: ['GetItem', 'BatchGetItem', 'Query'],
    cache: ['Query'],
    statistics: ['Query'],
  },
  memory: {
    memory: ['GetItem', 'BatchGetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
    cache: [],
    statistics: [],
  },
  maintenance: {
    memory: ['GetItem', 'Query', 'PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem'],
    cache: ['GetItem', 'Query', 'PutItem', 'DeleteItem', 'BatchWriteItem'],
    statistics: ['GetItem', 'Query', 'PutItem', 'DeleteItem'],
  },
} as const satisfies Record<FunctionName, Record<TableName, readonly Action[]>>;

type TableName = 'memory' | 'cache' | 'statistics';

type Action =
  | 'GetItem'
  | 'BatchGetItem'
  | 'Query'
  | 'PutItem'
  | 'UpdateItem'
  | 'DeleteItem'
  | 'BatchWriteItem';

function grant(role: IRole, table: Table, actions: readonly Action[], indexes: readonly string[]): void {
  if (actions.length === 0) return;
  role.addToPrincipalPolicy(toStatement(actions, [table.tableArn]));
  if (!actions.includes('Query') || indexes.length === 0) return;
  role.addToPrincipalPolicy(
    toStatement(
      ['Query'],
      indexes.map((index) => `${table.tableArn}/index/${index}`),
    ),
  );
}

function toStatement(actions: readonly Action[], resources: readonly string[]): PolicyStatement {
  return new PolicyStatement({
    actions: actions.map((action) => `dynamodb:${action}`),
    resources: [...resources],
  });
}
