import type { Queue } from 'aws-cdk-lib/aws-sqs';
import type { FunctionName } from '../../functions/core/names.ts';
import type { Settings } from '../settings.ts';
import type { Api } from './api.ts';
import type { OperationFunction } from './function.ts';
import type { Tables } from './tables.ts';

/** What dashboard and alarms look at. */
export interface Watched {
  readonly functions: Readonly<Record<FunctionName, OperationFunction>>;
  readonly tables: Tables;
  readonly api: Api;
  /** Dead-letter queues by what they are of: `LateAnswers`. */
  readonly deadLetters: Readonly<Record<string, Queue>>;
  readonly settings: Settings;
}
