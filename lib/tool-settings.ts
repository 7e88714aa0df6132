import { Ajv2020 } from 'ajv/dist/2020.js';
import * as z from 'zod/mini';
import { orJson, text } from './settings-fields.ts';

const arn = (service: string, resource: string, allowed: string) =>
  text(new RegExp(`^arn:aws[a-z-]*:${service}:[a-z0-9-]+:\\d{12}:${resource}$`), allowed);

/** A list of what the schema takes, or text with commas between. */
function listOfEach(schema: z.ZodMiniType<string>, allowed: string) {
  return z.pipe(z.transform(fromCommas), z.array(schema, allowed).check(z.minLength(1, allowed)));
}

function fromCommas(value: unknown): unknown {
  return typeof value === 'string' ? value.split(',').map((part) => part.trim()) : value;
}

const bucket = text(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'names of buckets');

const place = text(
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:\/[\w!.'()=-]+)*$/,
  'the name of a bucket, or bucket/prefix without a slash at its end',
);

const lambdaTool = z.strictObject({
  /** The tool is called `lambda:<name>`. */
  name: text(/^[a-z][a-z0-9_-]{0,63}$/, 'lower-case letters, digits, _ and -, at most 64'),
  functionArn: arn('lambda', 'function:[\\w-]{1,64}(?::[\\w$-]{1,128})?', 'the ARN of a Lambda function'),
  description: text(/^[\s\S]{1,500}$/, 'a text of 1 to 500 characters'),
  /** Raise it when the same params give another result: it is part of the cache key. */
  version: z.optional(text(/^[\w.-]{1,32}$/, 'letters, digits, dots and hyphens, at most 32')),
  cacheable: z.optional(z.boolean('true or false')),
  ttlSeconds: z.optional(
    z.int('whole seconds').check(z.gte(1, 'at least 1 second'), z.lte(2_592_000, 'at most 30 days')),
  ),
  sideEffect: z.optional(z.enum(['none', 'external'], 'none, external')),
  params: z
    .record(z.string(), z.unknown(), 'a JSON Schema (2020-12) of an object')
    .check(z.refine(isParamsSchema, 'a JSON Schema (2020-12) of an object, with "type": "object"')),
});

/** Bytes that the list may take as JSON: Lambda allows 4 KB for all variables of a function. */
const MOST_LAMBDA_TOOLS_BYTES = 2500;

/** The keys of the context that name what tools may touch; a tool whose setting is absent answers `tool_not_configured`. */
export const toolContext = {
  /** `bucket` or `bucket/prefix`: where `write_to_data_lake` puts objects. */
  dataLakeBucket: z.optional(place),
  /** Each `bucket` or `bucket/prefix`: the objects that a tool may read as its `source`. */
  sourceBuckets: z.optional(listOfEach(place, 'names of buckets, or bucket/prefix')),
  /** What `trigger_pipeline` may start. */
  stateMachineArns: z.optional(
    listOfEach(
      arn('states', 'stateMachine:[\\w-]{1,80}', 'ARNs of state machines'),
      'ARNs of state machines',
    ),
  ),
  /** Where `send_alert` publishes. */
  alertTopicArn: z.optional(arn('sns', '[\\w-]{1,256}(?:\\.fifo)?', 'the ARN of an SNS topic')),
  /** What `real_time_data_stream` and `streaming_analytics` may read. */
  streamArns: z.optional(
    listOfEach(arn('kinesis', 'stream/[\\w.-]{1,128}', 'ARNs of Kinesis streams'), 'ARNs of Kinesis streams'),
  ),
  /** Where `live_database_query` runs; it needs `athenaDatabase` too. */
  athenaWorkgroup: z.optional(text(/^[\w.-]{1,128}$/, 'the name of a workgroup')),
  /** The one database that queries may read. */
  athenaDatabase: z.optional(text(/^\w{1,255}$/, 'letters, digits and underscores')),
  /** Where results go, unless the workgroup keeps them itself. */
  athenaOutput: z.optional(
    text(
      /^s3:\/\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]\/(?:[\w!.'()=-]+\/)*$/,
      's3://bucket/ or s3://bucket/prefix/',
    ),
  ),
  /** Buckets with the data of the tables. */
  athenaDataBuckets: z.optional(listOfEach(bucket, 'names of buckets')),
  /** Functions that are tools. */
  lambdaTools: z.optional(
    orJson(
      z
        .array(lambdaTool, 'a list of functions')
        .check(
          z.refine(hasDistinctNames, 'functions with names of their own'),
          z.refine(isSmall, `at most ${MOST_LAMBDA_TOOLS_BYTES} bytes as JSON; shorten the schemas`),
        ),
    ),
  ),
} as const;

const contextSchema = z.object(toolContext);

/** What the deployer lets tools touch. */
export type ToolSettings = z.infer<typeof contextSchema>;

/** The part of the context that tools need. */
export function toTools(context: ToolSettings): ToolSettings {
  return contextSchema.parse(
    Object.fromEntries(Object.entries(context).filter(([key]) => Object.hasOwn(toolContext, key))),
  );
}

/** What contradicts itself in the settings of tools; none if it all fits. */
export function toolFaults({
  athenaWorkgroup,
  athenaDatabase,
  athenaOutput,
  athenaDataBuckets,
}: ToolSettings): readonly string[] {
  if (athenaWorkgroup === undefined)
    return (athenaDatabase ?? athenaOutput ?? athenaDataBuckets)
      ? ['athenaDatabase, athenaOutput, athenaDataBuckets: only athenaWorkgroup takes them']
      : [];
  return athenaDatabase === undefined ? ['athenaWorkgroup: needs athenaDatabase'] : [];
}

function isParamsSchema(schema: Readonly<Record<string, unknown>>): boolean {
  const ajv = new Ajv2020({ strict: false, logger: false });
  return schema['type'] === 'object' && ajv.validateSchema(schema) === true;
}

function hasDistinctNames(tools: readonly { readonly name: string }[]): boolean {
  return new Set(tools.map(({ name }) => name)).size === tools.length;
}

function isSmall(tools: unknown): boolean {
  return Buffer.byteLength(JSON.stringify(tools)) <= MOST_LAMBDA_TOOLS_BYTES;
}
