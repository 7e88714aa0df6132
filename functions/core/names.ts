/** Names of the environment variables that the functions read and the infrastructure sets. */
export const ENV = {
  memoryTable: 'MILLRACE_MEMORY_TABLE',
  cacheTable: 'MILLRACE_CACHE_TABLE',
  statisticsTable: 'MILLRACE_STATISTICS_TABLE',
  stage: 'MILLRACE_STAGE',
  modelProvider: 'MILLRACE_MODEL_PROVIDER',
  modelId: 'MILLRACE_MODEL_ID',
  modelBaseUrl: 'MILLRACE_MODEL_BASE_URL',
  modelApiKey: 'MILLRACE_MODEL_API_KEY',
  targetMs: 'MILLRACE_TARGET_MS',
  /** JSON of the deployment-wide defaults of the agents' settings (spec section 8); absent means the built-in ones. */
  defaultSettings: 'MILLRACE_DEFAULT_SETTINGS',
  /** JSON of what a million units, tokens and calls cost, in US dollars; absent means the built-in prices. */
  prices: 'MILLRACE_PRICES',
  /** Tenant of calls whose authorization names none; absent means `default`. */
  defaultTenant: 'MILLRACE_DEFAULT_TENANT',
  /** Claim of the JWT that names the tenant; absent where IAM authorizes. */
  tenantClaim: 'MILLRACE_TENANT_CLAIM',
  /** Most bytes of an HTTP request's body; absent means 1 MiB. */
  maxBodyBytes: 'MILLRACE_MAX_BODY_BYTES',
  /** Folder whose files a tool's `source` may name; only the development runtime sets it. */
  sourceFolder: 'MILLRACE_SOURCE_FOLDER',
  /** Buckets, or bucket/prefix, with commas between, whose objects a tool's `source` may name; absent means none. */
  sourceBuckets: 'MILLRACE_SOURCE_BUCKETS',
  /** Bucket, and after a slash the prefix without one at its end, where `write_to_data_lake` puts objects. */
  dataLake: 'MILLRACE_DATA_LAKE',
  /** ARNs with commas between, of what `trigger_pipeline` may start. */
  stateMachineArns: 'MILLRACE_STATE_MACHINE_ARNS',
  alertTopicArn: 'MILLRACE_ALERT_TOPIC_ARN',
  /** ARNs with commas between, of the streams that tools may read. */
  streamArns: 'MILLRACE_STREAM_ARNS',
  athenaWorkgroup: 'MILLRACE_ATHENA_WORKGROUP',
  /** Database of queries that name none. */
  athenaDatabase: 'MILLRACE_ATHENA_DATABASE',
  /** `s3://bucket/prefix/` for results; absent where the workgroup says it. */
  athenaOutput: 'MILLRACE_ATHENA_OUTPUT',
  /** JSON list of the functions that are tools. */
  lambdaTools: 'MILLRACE_LAMBDA_TOOLS',
} as const;

const readStream = ['kinesis:ListShards', 'kinesis:GetShardIterator', 'kinesis:GetRecords'] as const;

/**
 * Tools that touch something of the deployer's: the setting (CDK context) and the variable that name it, and the actions
 * that the tool does to it. The tools' refusals and the functions' permissions are made from this.
 */
export const TOOL_ACCESS = {
  write_to_data_lake: { setting: 'dataLakeBucket', variable: ENV.dataLake, actions: ['s3:PutObject'] },
  trigger_pipeline: {
    setting: 'stateMachineArns',
    variable: ENV.stateMachineArns,
    actions: ['states:StartExecution'],
  },
  send_alert: { setting: 'alertTopicArn', variable: ENV.alertTopicArn, actions: ['sns:Publish'] },
  real_time_data_stream: { setting: 'streamArns', variable: ENV.streamArns, actions: readStream },
  streaming_analytics: { setting: 'streamArns', variable: ENV.streamArns, actions: readStream },
  live_database_query: {
    setting: 'athenaWorkgroup',
    variable: ENV.athenaWorkgroup,
    actions: [
      'athena:StartQueryExecution',
      'athena:GetQueryExecution',
      'athena:GetQueryResults',
      'athena:StopQueryExecution',
    ],
  },
} as const;

export type ToolWithAccess = keyof typeof TOOL_ACCESS;

/** CloudWatch namespace of every metric. */
export const METRIC_NAMESPACE = 'Millrace';

/** Every metric with its CloudWatch unit. */
export const METRICS = {
  ResponseTime: 'Milliseconds',
  TargetTime: 'Milliseconds',
  FallbackServed: 'Count',
  CacheHit: 'Count',
  CacheMiss: 'Count',
  CacheFault: 'Count',
  CacheOversize: 'Count',
  GuardReject: 'Count',
  ModelFault: 'Count',
  ModelRefusal: 'Count',
  ModelTokensIn: 'Count',
  ModelTokensOut: 'Count',
  ToolDuration: 'Milliseconds',
  ToolError: 'Count',
  BatchSize: 'Count',
  DataVolumeProcessed: 'Gigabytes',
  MemoryEntries: 'Count',
  MemoryBytes: 'Bytes',
  EntriesEvicted: 'Count',
  ContextChars: 'Count',
  DynamoReadUnits: 'Count',
  DynamoWriteUnits: 'Count',
  ColdStart: 'Count',
  RequestError: 'Count',
  AgentsMaintained: 'Count',
  AgentsLeft: 'Count',
} as const;

/** Attribute names that the tables' definitions and the DynamoDB adapters share. */
export const ATTRIBUTE = {
  partition: 'pk',
  sort: 'sk',
  /** Epoch seconds after which DynamoDB may delete the item. */
  expiresAt: 'expiresAt',
  /** Memory table: sort key of the index by base score (importance and stage), best first. */
  byBase: 'byBase',
  /** Memory table: sort key of the index by event time; cache table: of the answers, by when they were made. */
  byTime: 'byTime',
  /** Statistics table: partition key of the index by hour of activity, hour and shard. */
  activeIn: 'activeIn',
  /** Cache table: epoch milliseconds after which an answer or tool result is a miss. */
  expiresAtMs: 'expiresAtMs',
} as const;

/** Local secondary indexes of the memory table; both are named for the attribute that sorts them. */
export const MEMORY_INDEXES = [ATTRIBUTE.byBase, ATTRIBUTE.byTime] as const;

/** Global secondary index of the statistics table: which agents were active in an hour; keys only. */
export const ACTIVITY_INDEX = ATTRIBUTE.activeIn;

/** Memory table: what both indexes carry beside the keys; all that ranking, packing and cleanup need, in one text. */
export const MEMORY_FACTS = 'facts';

/** Cache table: local index of the stored answers; what else is in the table lacks its sort key and is not in it. */
export const ANSWER_INDEX = ATTRIBUTE.byTime;

/** Cache table: what the index of answers carries of a question, all that matching needs, in one text. */
export const QUESTION_FACTS = 'question';

/** One Lambda per operation group; also the folder of its handler. */
export const FUNCTION_NAMES = ['message', 'tool-batch', 'stats', 'memory', 'maintenance'] as const;

export type FunctionName = (typeof FUNCTION_NAMES)[number];

export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** API Gateway path with its parameters in braces. */
  readonly path: string;
  readonly function: FunctionName;
  /** What a direct invocation gives as `operation`. */
  readonly operation: string;
  /** True for the two routes that answer anybody. */
  readonly open?: boolean;
}

const agent = '/agents/{agentId}';

/** Every route of the HTTP API; the first of a function is its default operation in a direct invocation. */
export const ROUTES: readonly Route[] = [
  { method: 'POST', path: `${agent}/messages`, function: 'message', operation: 'answer' },
  { method: 'POST', path: `${agent}/messages/explain`, function: 'message', operation: 'explain' },
  { method: 'GET', path: `${agent}/answers/{answerId}`, function: 'message', operation: 'getAnswer' },
  { method: 'GET', path: `${agent}/answers`, function: 'message', operation: 'listAnswers' },
  { method: 'PUT', path: `${agent}/answers`, function: 'message', operation: 'storeAnswer' },
  { method: 'DELETE', path: `${agent}/answers`, function: 'message', operation: 'clearAnswers' },
  { method: 'POST', path: `${agent}/tool-batches`, function: 'tool-batch', operation: 'run' },
  { method: 'GET', path: '/tools', function: 'tool-batch', operation: 'listTools' },
  { method: 'POST', path: `${agent}/memory`, function: 'memory', operation: 'add' },
  { method: 'GET', path: `${agent}/memory`, function: 'memory', operation: 'list' },
  { method: 'DELETE', path: `${agent}/memory`, function: 'memory', operation: 'forgetAll' },
  { method: 'GET', path: `${agent}/memory/{entryId}`, function: 'memory', operation: 'get' },
  { method: 'DELETE', path: `${agent}/memory/{entryId}`, function: 'memory', operation: 'forget' },
  { method: 'POST', path: `${agent}/memory/cleanups`, function: 'memory', operation: 'cleanUp' },
  { method: 'GET', path: `${agent}/context`, function: 'memory', operation: 'context' },
  {
    method: 'POST',
    path: `${agent}/datasets/{dataset}/versions`,
    function: 'memory',
    operation: 'raiseVersion',
  },
  { method: 'GET', path: `${agent}/settings`, function: 'memory', operation: 'getSettings' },
  { method: 'PATCH', path: `${agent}/settings`, function: 'memory', operation: 'changeSettings' },
  { method: 'GET', path: '/health', function: 'memory', operation: 'health', open: true },
  { method: 'GET', path: '/openapi.json', function: 'memory', operation: 'openapi', open: true },
  { method: 'GET', path: `${agent}/stats`, function: 'stats', operation: 'read' },
  { method: 'POST', path: `${agent}/tunings`, function: 'maintenance', operation: 'tune' },
];
