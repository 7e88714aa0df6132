import * as z from 'zod/mini';
import { type CallAws, callJson } from './support/aws.ts';

/** One kind of resource: how to list it, and where the names are. */
interface Kind {
  readonly name: string;
  readonly list: (call: CallAws) => Promise<unknown>;
}

const json = (service: string, target: string) => (call: CallAws) => callJson(call, service, target, {});

const rest = (service: string, path: string) => async (call: CallAws) =>
  (await call({ service, method: 'GET', path })).text;

const KINDS: readonly Kind[] = [
  { name: 'tables', list: json('dynamodb', 'DynamoDB_20120810.ListTables') },
  { name: 'log groups', list: json('logs', 'Logs_20140328.DescribeLogGroups') },
  { name: 'queues', list: json('sqs', 'AmazonSQS.ListQueues') },
  { name: 'state machines', list: json('states', 'AWSStepFunctions.ListStateMachines') },
  { name: 'rules', list: json('events', 'AWSEvents.ListRules') },
  { name: 'functions', list: rest('lambda', '/2015-03-31/functions') },
  { name: 'APIs', list: rest('apigateway', '/v2/apis') },
  { name: 'buckets', list: rest('s3', '/') },
  { name: 'roles', list: rest('iam', '/?Action=ListRoles&Version=2010-05-08') },
  { name: 'topics', list: rest('sns', '/?Action=ListTopics&Version=2010-03-31') },
  { name: 'alarms', list: rest('monitoring', '/?Action=DescribeAlarms&Version=2010-08-01') },
];

/** What of a stack still exists, by kind; a name counts that holds the stack's in any case. */
export async function leftoversOf(call: CallAws, stackName: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const { name, list } of KINDS) {
    const text = toText(await list(call));
    const names = text.match(new RegExp(`[\\w./:-]*${stackName}[\\w./:-]*`, 'gi')) ?? [];
    for (const each of new Set(names)) found.push(`${name}: ${each}`);
  }
  return found;
}

function toText(listed: unknown): string {
  const text = z.string().safeParse(listed);
  return text.success ? text.data : JSON.stringify(listed);
}
