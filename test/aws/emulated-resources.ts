import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { CreateStreamCommand, KinesisClient } from '@aws-sdk/client-kinesis';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { CreateTopicCommand, SNSClient, SubscribeCommand } from '@aws-sdk/client-sns';
import { makeSqs } from './emulated-queue.ts';

const ROLE = 'arn:aws:iam::000000000000:role/any';

/** Clients of the emulator at that address. */
export function connectToEmulator(endpoint: string) {
  const config = {
    endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  };
  return {
    s3: new S3Client({ ...config, forcePathStyle: true }),
    sfn: new SFNClient(config),
    sns: new SNSClient(config),
    kinesis: new KinesisClient(config),
    lambda: new LambdaClient(config),
    sqs: makeSqs(endpoint),
  };
}

export type Clients = ReturnType<typeof connectToEmulator>;

/** What the tools act on, as a deployer would have it. */
export async function createResources({ s3, sfn, sns, kinesis, lambda, sqs }: Clients) {
  for (const Bucket of ['lake', 'athena-results']) await s3.send(new CreateBucketCommand({ Bucket }));
  const definition = JSON.stringify({ StartAt: 'Pass', States: { Pass: { Type: 'Pass', End: true } } });
  const { stateMachineArn = '' } = await sfn.send(
    new CreateStateMachineCommand({ name: 'nightly', definition, roleArn: ROLE }),
  );
  const { TopicArn = '' } = await sns.send(new CreateTopicCommand({ Name: 'alerts' }));
  const queue = await sqs.createQueue('alerts');
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: queue.arn }));
  await kinesis.send(new CreateStreamCommand({ StreamName: 'clicks', ShardCount: 2 }));
  const { FunctionArn = '' } = await lambda.send(
    new CreateFunctionCommand({
      FunctionName: 'forecast',
      Runtime: 'nodejs22.x',
      Handler: 'index.handler',
      Role: ROLE,
      Code: { ZipFile: await zipped(FUNCTION_SOURCE) },
    }),
  );
  return { stateMachineArn, topicArn: TopicArn, queue, functionArn: FunctionArn };
}

const FUNCTION_SOURCE = `export const handler = async ({ series, fail }) => {
  if (fail) throw new RangeError('The series is too short.');
  return { next: series.at(-1) + 1, madeAt: Math.random() };
};
`;

/** A zip with that text as index.mjs; Python is there, as the emulator needs it. */
async function zipped(source: string): Promise<Uint8Array> {
  const folder = await mkdtemp(path.join(tmpdir(), 'millrace-zip-'));
  try {
    await writeFile(path.join(folder, 'index.mjs'), source);
    await promisify(execFile)('python3', ['-m', 'zipfile', '-c', 'code.zip', 'index.mjs'], { cwd: folder });
    return await readFile(path.join(folder, 'code.zip'));
  } finally {
    await rm(folder, { recursive: true });
  }
}
