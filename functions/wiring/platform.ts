import type { CapacityMeter } from '../adapters/dynamodb/capacity-meter.ts';
import { makeDocumentClient } from '../adapters/dynamodb/client.ts';
import { makeObserve } from '../adapters/powertools/observe.ts';
import type { FunctionName } from '../core/names.ts';
import type { HandlerParts } from '../http/make-handler.ts';
import { type Environment, readEnvironment } from './environment.ts';

/** What every function is built on. */
export interface Platform {
  readonly env: Environment;
  readonly client: ReturnType<typeof makeDocumentClient>;
  readonly parts: Omit<HandlerParts, 'operations'>;
}

/** Makes the client and the observers of a function, once per cold start. */
export function makePlatform(name: FunctionName): Platform {
  const env = readEnvironment();
  const meter: CapacityMeter = { readUnits: 0, writeUnits: 0 };
  const takeUnits = () => {
    const taken = { ...meter };
    meter.readUnits = 0;
    meter.writeUnits = 0;
    return taken;
  };
  return {
    env,
    client: makeDocumentClient(meter),
    parts: { http: env.http, observe: makeObserve(`millrace-${name}`), takeUnits },
  };
}

/** Wall clock in epoch milliseconds. */
export function clock(): number {
  return Date.now();
}
