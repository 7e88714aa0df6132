import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { ANSWER_INDEX, MEMORY_FACTS, MEMORY_INDEXES, QUESTION_FACTS } from '../../functions/core/names.ts';
import { synthesized } from './synthesized.ts';

const TABLE = 'AWS::DynamoDB::Table';

describe('tables', () => {
  it('are three, on demand, with string keys and a TTL', () => {
    const template = synthesized();
    template.resourceCountIs(TABLE, 3);
    template.allResourcesProperties(TABLE, {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
  });

  it('go with the stack outside prod', () => {
    synthesized().allResources(TABLE, {
      DeletionPolicy: 'Delete',
      Properties: Match.objectLike({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
        DeletionProtectionEnabled: false,
      }),
    });
  });

  it('stay in prod, protected and recoverable to any second', () => {
    synthesized({ stage: 'prod' }).allResources(TABLE, {
      DeletionPolicy: 'Retain',
      UpdateReplacePolicy: 'Retain',
      Properties: Match.objectLike({
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        DeletionProtectionEnabled: true,
      }),
    });
  });

  it.each(MEMORY_INDEXES)('rank entries by the string %s without reading their content', (index) => {
    const memoryTable = tableWith('byBase');
    expect(memoryTable?.['Properties'].LocalSecondaryIndexes).toContainEqual({
      IndexName: index,
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: index, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [MEMORY_FACTS] },
    });
    expect(memoryTable?.['Properties'].AttributeDefinitions).toContainEqual({
      AttributeName: index,
      AttributeType: 'S',
    });
  });

  it('find questions by when they were answered without reading what was answered', () => {
    const cacheTable = tableWith(QUESTION_FACTS);
    expect(cacheTable?.['Properties'].LocalSecondaryIndexes).toEqual([
      {
        IndexName: ANSWER_INDEX,
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: ANSWER_INDEX, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [QUESTION_FACTS, 'expiresAtMs'] },
      },
    ]);
  });
});

/** The table whose local indexes speak of that attribute. */
function tableWith(attribute: string) {
  const tables = synthesized().findResources(TABLE, {
    Properties: { LocalSecondaryIndexes: Match.anyValue() },
  });
  return Object.values(tables).find(({ Properties }) =>
    JSON.stringify(Properties.LocalSecondaryIndexes).includes(attribute),
  );
}
