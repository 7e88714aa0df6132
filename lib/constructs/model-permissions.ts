import { ArnFormat, Stack, Validations } from 'aws-cdk-lib';
import { PolicyStatement, type Role } from 'aws-cdk-lib/aws-iam';
import type { ModelSettings } from '../settings.ts';

/** Lets the role invoke the configured Bedrock model and no other; other providers need no permission. */
export function grantModel(role: Role, model: ModelSettings): void {
  if (model.provider !== 'bedrock') return;
  for (const statement of statementsOf(Stack.of(role), model.modelId)) role.addToPrincipalPolicy(statement);
  const routed = routedModel(model.modelId);
  if (routed === undefined) return;
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:bedrock:*::foundation-model/${routed}]`,
    reason:
      'The inference profile chooses the Region of the model; a condition allows it through that profile alone.',
  });
}

/** Geographies that start the id of a system-defined inference profile. */
const PROFILE = /^(?:us-gov|us|eu|apac|jp|au|ca|global)\.(?<model>.+)$/;

/** The model behind a profile; undefined for a model's own id. */
function routedModel(modelId: string): string | undefined {
  return PROFILE.exec(modelId)?.groups?.['model'];
}

function statementsOf(stack: Stack, modelId: string): readonly PolicyStatement[] {
  const model = routedModel(modelId);
  if (model === undefined) return [invoke(modelArn(stack, stack.region, modelId))];
  const profileArn = stack.formatArn({
    service: 'bedrock',
    resource: 'inference-profile',
    resourceName: modelId,
  });
  // The profile chooses the Region, so the model is allowed in all, but only through the profile.
  const routed = invoke(modelArn(stack, '*', model));
  routed.addCondition('StringEquals', { 'bedrock:InferenceProfileArn': profileArn });
  return [invoke(profileArn), routed];
}

function modelArn(stack: Stack, region: string, modelId: string): string {
  return stack.formatArn({
    service: 'bedrock',
    region,
    account: '',
    resource: 'foundation-model',
    resourceName: modelId,
    arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
  });
}

function invoke(resource: string): PolicyStatement {
  return new PolicyStatement({ actions: ['bedrock:InvokeModel'], resources: [resource] });
}
