import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from 'aws-cdk-lib/aws-dynamodb';
import { Construct } from 'constructs';
import {
  ACTIVITY_INDEX,
  ANSWER_INDEX,
  ATTRIBUTE,
  MEMORY_FACTS,
  MEMORY_INDEXES,
  QUESTION_FACTS,
} from '../../functions/core/names.ts';

export interface TablesProps {
  /** True keeps the tables when the stack goes, with deletion protection and point-in-time recovery. */
  readonly production: boolean;
}

/** The three tables, on demand, each with its TTL attribute and encrypted by a key that DynamoDB owns. */
export class Tables extends Construct {
  /** Entries and agent state; its TTL removes the short-lived tombstones of entries. */
  readonly memory: Table;
  /** Stored answers, tool results and leases. */
  readonly cache: Table;
  /** Hourly histograms and counters. */
  readonly statistics: Table;

  constructor(scope: Construct, id: string, { production }: TablesProps) {
    super(scope, id);
    this.memory = makeTable(this, 'MemoryTable', production);
    this.cache = makeTable(this, 'CacheTable', production);
    this.statistics = makeTable(this, 'StatisticsTable', production);
    for (const attribute of MEMORY_INDEXES) addIndex(this.memory, attribute, [MEMORY_FACTS]);
    addIndex(this.cache, ANSWER_INDEX, [QUESTION_FACTS, ATTRIBUTE.expiresAtMs]);
    addActivityIndex(this.statistics);
  }
}

function makeTable(scope: Construct, id: string, production: boolean): Table {
  const table = new Table(scope, id, {
    partitionKey: { name: ATTRIBUTE.partition, type: AttributeType.STRING },
    sortKey: { name: ATTRIBUTE.sort, type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    encryption: TableEncryption.DEFAULT,
    timeToLiveAttribute: ATTRIBUTE.expiresAt,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: production },
    deletionProtection: production,
    removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  if (!production)
    Validations.of(table).acknowledge({
      id: 'AwsSolutions-DDB3',
      reason: 'Only stage prod holds data that has to be recovered; this table goes with its stack.',
    });
  return table;
}

/** A local index, named for the text attribute that sorts it. */
function addIndex(table: Table, attribute: string, nonKeyAttributes: string[]): void {
  table.addLocalSecondaryIndex({
    indexName: attribute,
    sortKey: { name: attribute, type: AttributeType.STRING },
    projectionType: ProjectionType.INCLUDE,
    nonKeyAttributes,
  });
}

/** An hour's item enters it when it is made and stays as it is, so that only an agent's first request of an hour pays. */
function addActivityIndex(table: Table): void {
  table.addGlobalSecondaryIndex({
    indexName: ACTIVITY_INDEX,
    partitionKey: { name: ATTRIBUTE.activeIn, type: AttributeType.STRING },
    sortKey: { name: ATTRIBUTE.partition, type: AttributeType.STRING },
    projectionType: ProjectionType.KEYS_ONLY,
  });
}
