import * as z from 'zod/mini';
import { ERRORS } from '../core/errors.ts';
import { type FunctionName, ROUTES, type Route } from '../core/names.ts';
import { agentIdSchema } from '../core/scope.ts';
import { MAINTENANCE } from './contracts/maintenance-contracts.ts';
import { MEMORY } from './contracts/memory-contracts.ts';
import { MESSAGE } from './contracts/message-contracts.ts';
import { replySchema } from './contracts/replies.ts';
import { STATS } from './contracts/stats-contracts.ts';
import { TOOL_BATCH } from './contracts/tool-batch-contracts.ts';

interface Described {
  readonly name: string;
  readonly summary: string;
  readonly input: () => z.ZodMiniType;
  readonly statuses?: readonly number[];
  readonly isAgentless?: boolean;
}

type JsonSchema = Readonly<Record<string, unknown>>;

const CONTRACTS: Readonly<Record<FunctionName, readonly Described[]>> = {
  message: Object.values(MESSAGE),
  'tool-batch': Object.values(TOOL_BATCH),
  memory: Object.values(MEMORY),
  stats: Object.values(STATS),
  maintenance: Object.values(MAINTENANCE),
};

/** The API in OpenAPI 3.1, made from the routes and from the schemas that check their input. */
export function openApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of ROUTES) {
    const contract = CONTRACTS[route.function].find(({ name }) => name === route.operation);
    if (contract === undefined) continue;
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: describe(route, contract) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Millrace',
      version: '1',
      description:
        'Memory inside a budget, tool calls paid for once, and answers on time, for agents beside data pipelines.',
    },
    paths,
    components: { schemas: { Problem: problemSchema } },
  };
}

function describe(route: Route, contract: Described) {
  const schema = z.toJSONSchema(contract.input(), { io: 'input', unrepresentable: 'any' });
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
  const members = membersOf(schema);
  const takesBody = route.method !== 'GET' && route.method !== 'DELETE';
  const inQuery = takesBody ? [] : Object.keys(members).filter((name) => !inPath.includes(name));
  const statuses = contract.statuses ?? [200];
  return {
    operationId: `${route.function}.${route.operation}`,
    summary: contract.summary,
    parameters: [
      ...inPath.map((name) => parameter(name, 'path', name === 'agentId' ? agentId() : members[name])),
      ...inQuery.map((name) => parameter(name, 'query', members[name])),
    ],
    ...(takesBody ? bodyOf(schema, inPath) : {}),
    responses: {
      ...Object.fromEntries(statuses.map((status) => [String(status), goodReply(route)])),
      default: PROBLEM_REPLY,
    },
  };
}

function goodReply({ function: name, operation }: Route) {
  const schema = replySchema(name, operation);
  const described = schema === undefined ? {} : withoutDialect(z.toJSONSchema(schema, { io: 'output' }));
  return { description: 'Done.', content: { 'application/json': { schema: described } } };
}

const PROBLEM_REPLY = {
  description: 'A problem.',
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
};

function parameter(name: string, place: 'path' | 'query', schema: unknown) {
  return { name, in: place, required: place === 'path', schema: schema ?? { type: 'string' } };
}

function agentId(): JsonSchema {
  return withoutDialect(z.toJSONSchema(agentIdSchema()));
}

/** OpenAPI 3.1 names the dialect once for all schemas. */
function withoutDialect(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([key]) => key !== '$schema'));
}

function bodyOf(full: JsonSchema, inPath: readonly string[]) {
  const schema = withoutDialect(full);
  const members = Object.entries(membersOf(schema)).filter(([name]) => !inPath.includes(name));
  if (members.length === 0 && !('anyOf' in schema)) return {};
  return { requestBody: { required: true, content: { 'application/json': { schema } } } };
}

function membersOf(schema: JsonSchema): Record<string, unknown> {
  const { properties } = schema;
  return typeof properties === 'object' && properties !== null ? { ...properties } : {};
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { enum: Object.keys(ERRORS) },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { pointer: { type: 'string' }, detail: { type: 'string' } } },
    },
  },
};
