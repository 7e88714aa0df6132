import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { type Allowed, allowedIn, synthesized } from './synthesized.ts';

const WRITES = /^dynamodb:(Put|Update|Delete|BatchWrite)Item$/;

/** The Region of the model that an inference profile routes to; a condition allows it through the profile alone. */
const NEEDED_WILDCARD = ':bedrock:*::foundation-model/amazon.nova-2-lite-v1:0';

/** What a function's role may do with resources whose JSON holds `resource`. */
function actionsOf(role: string, resource: string, context = {}): readonly string[] {
  return allowedIn(synthesized(context))
    .filter(
      (allowed) => allowed.role.startsWith(role) && allowed.resources.some((each) => each.includes(resource)),
    )
    .flatMap(({ actions }) => actions);
}

/** What Step Functions needs to set up its log; AWS knows no resource for any of it. */
const LOG_DELIVERY =
  /^logs:(?:(?:Create|Delete|Get|Update)LogDelivery|ListLogDeliveries|PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups)$/;

function hasWildcard({ role, actions, resources }: Allowed): boolean {
  if (role.startsWith('PipelineRole') && actions.every((action) => LOG_DELIVERY.test(action))) return false;
  return [...actions, ...resources].some((text) => text.replace(NEEDED_WILDCARD, '').includes('*'));
}

describe('permissions', () => {
  it('name every action and resource in full', () => {
    const allowed = allowedIn(synthesized());
    expect(allowed.length).toBeGreaterThan(10);
    expect(allowed.filter(hasWildcard)).toEqual([]);
  });

  it('come from no managed policy', () => {
    const roles = Object.values(synthesized().findResources('AWS::IAM::Role'));
    expect(roles.filter((role) => role['Properties'].ManagedPolicyArns !== undefined)).toEqual([]);
  });

  it('let no function scan a table or write with PartiQL', () => {
    const actions = allowedIn(synthesized()).flatMap((allowed) => allowed.actions);
    expect(actions.filter((action) => /Scan|PartiQL/.test(action))).toEqual([]);
  });

  it('let statistics be read without a write to anything', () => {
    const actions = actionsOf('StatsFunction', 'Tables');
    expect(actions).toContain('dynamodb:Query');
    expect(actions.filter((action) => WRITES.test(action))).toEqual([]);
  });

  it('keep entries and settings out of reach of the functions that only read them', () => {
    for (const role of ['MessageFunction', 'ToolBatchFunction', 'StatsFunction']) {
      expect(actionsOf(role, 'TablesMemoryTable').filter((action) => WRITES.test(action))).toEqual([]);
    }
  });

  it.each(['MessageFunction', 'StatsFunction', 'MemoryFunction', 'MaintenanceFunction'])(
    'let %s query both indexes of the memory table',
    (role) => {
      expect(actionsOf(role, '/index/byBase')).toEqual(['dynamodb:Query']);
      expect(actionsOf(role, '/index/byTime')).toEqual(['dynamodb:Query']);
    },
  );

  it('let each function write its own log and no other', () => {
    for (const role of ['MessageFunction', 'MaintenanceFunction']) {
      expect(actionsOf(role, `${role}Logs`)).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
    }
    expect(actionsOf('MessageFunction', 'MaintenanceFunctionLogs')).toEqual([]);
  });
});

describe('model permission', () => {
  it('covers one model where the id is a model id', () => {
    const context = { modelId: 'anthropic.claude-3-haiku-20240307-v1:0' };
    const statements = allowedIn(synthesized(context)).filter(({ actions }) =>
      actions.includes('bedrock:InvokeModel'),
    );
    expect(statements).toHaveLength(1);
    expect(statements[0]?.role).toMatch(/^MessageFunction/);
    expect(statements[0]?.resources).toEqual([
      expect.stringMatching(/AWS::Region.*::foundation-model\/anthropic\.claude-3-haiku-20240307-v1:0/),
    ]);
  });

  it('covers a profile, and its model through that profile alone', () => {
    const context = { modelId: 'eu.amazon.nova-micro-v1:0' };
    expect(actionsOf('MessageFunction', ':inference-profile/eu.amazon.nova-micro-v1:0', context)).toEqual([
      'bedrock:InvokeModel',
    ]);
    synthesized(context).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'bedrock:InvokeModel',
            Condition: { StringEquals: { 'bedrock:InferenceProfileArn': Match.anyValue() } },
            Resource: {
              'Fn::Join': ['', Match.arrayWith([':bedrock:*::foundation-model/amazon.nova-micro-v1:0'])],
            },
          }),
        ]),
      },
    });
  });

  it('is absent with any other provider', () => {
    expect(actionsOf('', 'bedrock', { modelProvider: 'offline' })).toEqual([]);
  });
});
