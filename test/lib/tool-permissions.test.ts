import { describe, expect, it } from 'vitest';
import { TOOL_ACCESS } from '../../functions/core/names.ts';
import { EVERYTHING } from './everything.ts';
import { allowedIn, synthesized } from './synthesized.ts';

/** Actions that the tool-batch function may do to resources whose JSON holds the text, sorted. */
function actionsOn(resource: string, context = EVERYTHING): readonly string[] {
  return allowedIn(synthesized(context))
    .filter(
      ({ role, resources }) =>
        role.startsWith('ToolBatchFunction') && resources.some((each) => each.includes(resource)),
    )
    .flatMap(({ actions }) => actions)
    .toSorted();
}

describe('the permissions of tools', () => {
  it.each([
    ['write_to_data_lake', ':s3:::lake/raw/*"'],
    ['trigger_pipeline', 'arn:aws:states:eu-west-1:111122223333:stateMachine:nightly'],
    ['send_alert', 'arn:aws:sns:eu-west-1:111122223333:alerts'],
    ['real_time_data_stream', 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks'],
    ['streaming_analytics', 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks'],
    ['live_database_query', ':workgroup/reports'],
  ] as const)('of %s are the actions that it declares, on what the deployer named', (tool, resource) => {
    expect(actionsOn(resource)).toEqual(TOOL_ACCESS[tool].actions.toSorted());
  });

  it('let sources be read within what is named, and nothing be listed', () => {
    expect(actionsOn(':s3:::landing/*"')).toEqual(['s3:GetObject']);
    expect(actionsOn(':s3:::lake/curated/*"')).toEqual(['s3:GetObject']);
    expect(actionsOn(':s3:::landing"')).toEqual([]);
    expect(actionsOn(':s3:::lake/*')).toEqual([]);
  });

  it('cover the listed functions', () => {
    expect(actionsOn('function:forecast')).toEqual(['lambda:InvokeFunction']);
  });

  it('let queries read their database and data and write their results, and nothing more', () => {
    expect(actionsOn(':table/sales/*')).toEqual(actionsOn(':catalog"'));
    expect(actionsOn(':catalog"').every((action) => /^glue:(Batch)?Get/.test(action))).toBe(true);
    expect(actionsOn(':s3:::sales-data/*')).toEqual(['s3:GetObject']);
    expect(actionsOn(':s3:::athena-results/millrace/*')).toContain('s3:PutObject');
    expect(actionsOn(':s3:::athena-results/*')).toEqual([]);
    expect(actionsOn(':s3:::sales-data"')).toEqual(['s3:GetBucketLocation', 's3:ListBucket']);
  });

  it('are nobody else’s, and none where nothing is named', () => {
    const services = /^(s3|states|sns|kinesis|athena|glue):/;
    const roles = (context: Readonly<Record<string, unknown>>) =>
      allowedIn(synthesized(context))
        .filter(({ actions }) => actions.some((action) => services.test(action)))
        .map(({ role }) => role);
    expect(new Set(roles(EVERYTHING).map((role) => role.startsWith('ToolBatchFunction')))).toEqual(
      new Set([true]),
    );
    expect(roles({})).toEqual([]);
  });
});

describe('the settings of tools', () => {
  it('reach the tool-batch function alone', () => {
    const functions = Object.values(synthesized(EVERYTHING).findResources('AWS::Lambda::Function'));
    const named = functions.filter(({ Properties }) =>
      Object.hasOwn(Properties.Environment.Variables, TOOL_ACCESS.send_alert.variable),
    );
    expect(named).toHaveLength(1);
    const variables = named[0]?.['Properties'].Environment.Variables;
    expect(variables).toMatchObject({
      MILLRACE_SOURCE_BUCKETS: 'landing,lake/curated',
      MILLRACE_DATA_LAKE: 'lake/raw',
      MILLRACE_STREAM_ARNS: 'arn:aws:kinesis:eu-west-1:111122223333:stream/clicks',
      MILLRACE_ATHENA_DATABASE: 'sales',
    });
    expect(JSON.parse(variables.MILLRACE_LAMBDA_TOOLS)).toEqual(EVERYTHING.lambdaTools);
  });
});
