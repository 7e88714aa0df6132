import { FUNCTION_NAMES } from '../functions/core/names.ts';
import type { Resource } from './template-schema.ts';

/** Name of the table in every local DynamoDB, the same for all stages: `Millrace-MemoryTable`. */
export function toTableName(logicalId: string, resource: Resource): string {
  const construct = toConstructNames(logicalId, resource).at(-1) ?? logicalId;
  return `Millrace-${construct}`.replace(/[^\w.-]/g, '-');
}

/** Name of the function in the local Lambda API, the same for all stages: `millrace-tool-batch`. */
export function toFunctionName(logicalId: string, resource: Resource): string {
  return `millrace-${toShortName(logicalId, resource)}`;
}

/** Short name of the function, `tool-batch`: that of its operation group where its construct path has one. */
export function toShortName(logicalId: string, resource: Resource): string {
  const names = toConstructNames(logicalId, resource).map((name) =>
    toKebabCase(name).replace(/-(function|handler|lambda)$/, ''),
  );
  const known = names.findLast((name) => FUNCTION_NAMES.some((functionName) => functionName === name));
  return known ?? names.findLast((name) => !GENERIC.has(name)) ?? toKebabCase(logicalId);
}

const GENERIC = new Set(['function', 'handler', 'lambda']);

/** Construct ids between the stack and the CloudFormation resource itself. */
function toConstructNames(logicalId: string, resource: Resource): string[] {
  const path = resource.Metadata['aws:cdk:path'];
  if (typeof path !== 'string') return [logicalId];
  return path
    .split('/')
    .slice(1)
    .filter((name) => name !== 'Resource' && name !== 'Default');
}

function toKebabCase(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replace(/[^A-Za-z\d]+/g, '-')
    .toLowerCase();
}
