import path from 'node:path';
import type * as z from 'zod/mini';
import { LOCAL_ACCOUNT } from './local-account.ts';
import { toFunctionName, toShortName, toTableName } from './local-name.ts';
import { type RouteDefinition, readRoutes } from './read-routes.ts';
import { readSchedules, type ScheduleDefinition } from './read-schedules.ts';
import { readStateMachines, type StateMachineDefinition } from './read-state-machines.ts';
import { type Referable, resolveValue } from './resolve-value.ts';
import { entriesOf, isBundledFunction, isTable } from './template-resources.ts';
import {
  functionSchema,
  type Resource,
  type Resources,
  tableSchema,
  templateSchema,
} from './template-schema.ts';

export interface TableDefinition extends z.infer<typeof tableSchema> {
  readonly TableName: string;
}

export interface FunctionDefinition {
  /** `millrace-memory`; also what `AWS_LAMBDA_FUNCTION_NAME` says. */
  readonly name: string;
  readonly shortName: string;
  /** Folder of the bundle. */
  readonly folder: string;
  /** Lambda's notation, `index.handler`. */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memorySizeMb: number;
  /** The template's variables; those that speak of resources that only exist in AWS are left out. */
  readonly environment: Readonly<Record<string, string>>;
}

/** What the development runtime takes from the template. */
export interface Deployment {
  readonly tables: readonly TableDefinition[];
  readonly functions: readonly FunctionDefinition[];
  readonly routes: readonly RouteDefinition[];
  readonly stateMachines: readonly StateMachineDefinition[];
  readonly schedules: readonly ScheduleDefinition[];
}

/** Reads a synthesized template. `assetFolder` is where the bundles that it names lie; throws what zod throws. */
export function readTemplate(template: unknown, assetFolder: string, region: string): Deployment {
  const resources = templateSchema.parse(template).Resources;
  const referables = toReferables(resources, region);
  return {
    tables: entriesOf(resources, isTable).map(([id, resource]) => toTable(id, resource)),
    functions: entriesOf(resources, isBundledFunction).map(([id, resource]) =>
      toFunction(id, resource, assetFolder, referables),
    ),
    routes: readRoutes(resources),
    stateMachines: readStateMachines(resources, referables),
    schedules: readSchedules(resources),
  };
}

function toReferables(resources: Resources, region: string): Map<string, Referable> {
  const pseudo = {
    Region: region,
    AccountId: LOCAL_ACCOUNT,
    Partition: 'aws',
    URLSuffix: 'amazonaws.com',
    StackName: 'Millrace',
  };
  const referables = new Map<string, Referable>();
  for (const [name, ref] of Object.entries(pseudo)) referables.set(`AWS::${name}`, { ref, attributes: {} });
  for (const [id, resource] of entriesOf(resources, isTable)) {
    const ref = toTableName(id, resource);
    referables.set(id, {
      ref,
      attributes: { Arn: `arn:aws:dynamodb:${region}:${LOCAL_ACCOUNT}:table/${ref}` },
    });
  }
  for (const [id, resource] of entriesOf(resources, isBundledFunction)) {
    const ref = toFunctionName(id, resource);
    referables.set(id, {
      ref,
      attributes: { Arn: `arn:aws:lambda:${region}:${LOCAL_ACCOUNT}:function:${ref}` },
    });
  }
  return referables;
}

function toTable(logicalId: string, resource: Resource): TableDefinition {
  return { ...tableSchema.parse(resource.Properties), TableName: toTableName(logicalId, resource) };
}

function toFunction(
  logicalId: string,
  resource: Resource,
  assetFolder: string,
  referables: ReadonlyMap<string, Referable>,
): FunctionDefinition {
  const properties = functionSchema.parse(resource.Properties);
  return {
    name: toFunctionName(logicalId, resource),
    shortName: toShortName(logicalId, resource),
    folder: path.resolve(assetFolder, String(resource.Metadata['aws:asset:path'])),
    handler: properties.Handler,
    timeoutMs: properties.Timeout * 1000,
    memorySizeMb: properties.MemorySize,
    environment: toEnvironment(properties.Environment.Variables, referables),
  };
}

function toEnvironment(variables: Record<string, unknown>, referables: ReadonlyMap<string, Referable>) {
  const environment: Record<string, string> = {};
  for (const [name, value] of Object.entries(variables)) {
    const text = resolveValue(value, referables);
    if (text !== undefined) environment[name] = text;
  }
  return environment;
}
