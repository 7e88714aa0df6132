import { afterAll } from 'vitest';
import { ENV } from '../../functions/core/names.ts';
import { captureOutput } from './captured-output.ts';
import { startDatabase } from './embedded-dynamodb.ts';
import { type Instance, startInstance } from './instance.ts';
import { startWireMeter, type WireMeter } from './wire/wire-meter.ts';

export interface TwoInstances {
  /** Reaches its tables through the meter. */
  readonly metered: Instance;
  readonly plain: Instance;
  readonly meter: WireMeter;
}

/** Starts both on the same tables for the test file that calls this. */
export async function startTwoInstances(
  variables: Readonly<Record<string, string>> = {},
): Promise<TwoInstances> {
  captureOutput();
  const database = await startDatabase();
  afterAll(database.close);
  const meter = await startWireMeter(database.url);
  afterAll(() => meter.close());
  Object.assign(process.env, database.environment, {
    [ENV.defaultTenant]: 'local',
    [ENV.modelProvider]: 'offline',
    ...variables,
  });
  const metered = await startInstance(meter.url);
  return { metered, plain: await startInstance(database.url), meter };
}
