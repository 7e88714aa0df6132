import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Credentials for servers that accept any. */
export const LOCAL_CREDENTIALS = { accessKeyId: 'local', secretAccessKey: 'local' } as const;

/** Region of the person's environment, or us-east-1. */
export function toRegion(environment: NodeJS.ProcessEnv): string {
  return environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'] || 'us-east-1';
}

/**
 * The AWS_ variables that the functions see: the person's own, with a region always, and with credentials that
 * nobody checks unless there are real ones. `useProfile` leaves the latter to the shared AWS files, if there are any.
 */
export function toAwsEnvironment(
  environment: NodeJS.ProcessEnv,
  useProfile: boolean,
): Record<string, string> {
  const own: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (name.startsWith('AWS_') && value !== undefined && value !== '') own[name] = value;
  }
  return {
    ...(hasCredentials(own, useProfile) ? {} : DUMMY_KEYS),
    ...own,
    AWS_REGION: toRegion(environment),
  };
}

const DUMMY_KEYS = {
  AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
  AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
};

const SOURCES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_PROFILE',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
];

function hasCredentials(own: Record<string, string>, useProfile: boolean): boolean {
  return SOURCES.some((name) => name in own) || (useProfile && existsSync(path.join(homedir(), '.aws')));
}
