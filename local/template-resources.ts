import type { Resource, Resources } from './template-schema.ts';

/** Resources that `accept` takes, with their logical ids. */
export function entriesOf(
  resources: Resources,
  accept: (resource: Resource) => boolean,
): [string, Resource][] {
  return Object.entries(resources).filter(([, resource]) => accept(resource));
}

export function isTable(resource: Resource): boolean {
  return resource.Type === 'AWS::DynamoDB::Table' || resource.Type === 'AWS::DynamoDB::GlobalTable';
}

/** Whether it is a function of this project; the CDK's own have their code in the template. */
export function isBundledFunction(resource: Resource): boolean {
  return resource.Type === 'AWS::Lambda::Function' && typeof resource.Metadata['aws:asset:path'] === 'string';
}

export function isRoute(resource: Resource): boolean {
  return resource.Type === 'AWS::ApiGatewayV2::Route';
}

export function isSchedule(resource: Resource): boolean {
  return resource.Type === 'AWS::Scheduler::Schedule';
}
