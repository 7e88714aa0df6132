import { describe, expect, it } from 'vitest';
import { EVERYTHING } from './everything.ts';
import { synthesized } from './synthesized.ts';

/** Resources that hold data or that others know by name or address: a new logical id would replace them. */
const LASTING = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Stage',
  'AWS::DynamoDB::Table',
  'AWS::Lambda::Function',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::StepFunctions::StateMachine',
];

describe('logical ids', () => {
  it('of what lasts stay as they are, so that an update replaces nothing', async () => {
    const ids = LASTING.flatMap((type) =>
      Object.keys(synthesized(EVERYTHING).findResources(type)).map((id) => `${type} ${id}`),
    );
    await expect(`${ids.toSorted().join('\n')}\n`).toMatchFileSnapshot('./logical-ids.txt');
  });

  it('are the same in every stage and with every setting', () => {
    const small = Object.keys(synthesized().toJSON()['Resources']);
    const all = Object.keys(synthesized(EVERYTHING).toJSON()['Resources']);
    expect(all).toEqual(expect.arrayContaining(small));
  });
});
