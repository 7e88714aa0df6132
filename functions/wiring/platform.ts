import type { CapacityMeter } from '../adapters/dynamodb/capacity-meter.ts';
import { makeDocumentClient } from '../adapters/dynamodb/client.ts';
import { endpointOf } from '../adapters/dynamodb/early-connection.ts';
import { makeObserve } from '../adapters/powertools/observe.ts';
import type { FunctionName } from '../core/names.ts';
import { makeStatisticsLedger, type StatisticsLedger } from '../core/stats/statistics-ledger.ts';
import type { HandlerParts } from '../http/make-handler.ts';
import { type Environment, readEnvironment } from './environment.ts';

/** What every function is built on. */
export interface Platform {
  readonly env: Environment;
  readonly client: ReturnType<typeof makeDocumentClient>;
  /** What statistics of an agent are still to be written. */
  readonly ledger: StatisticsLedger;
  readonly parts: Omit<HandlerParts, 'operations'>;
}

/** Makes the client and the observers of a function, once per cold start. */
export function makePlatform(name: FunctionName): Platform {
  const env = readEnvironment();
  const meter: CapacityMeter = { readUnits: 0, writeUnits: 0 };
  const ledger = makeStatisticsLedger(meter);
  let before = { ...meter };
  const takeUnits: HandlerParts['takeUnits'] = (scope) => {
    const readUnits = meter.readUnits - before.readUnits;
    const writeUnits = meter.writeUnits - before.writeUnits;
    before = { ...meter };
    ledger.endRequest(scope);
    return { readUnits, writeUnits };
  };
  return {
    env,
    client: makeDocumentClient(meter, {}, endpointOf(process.env)),
    ledger,
    parts: {
      http: env.http,
      observe: makeObserve(process.env['POWERTOOLS_SERVICE_NAME'] ?? `millrace-${name}`),
      takeUnits,
    },
  };
}

/** Wall clock in epoch milliseconds. */
export function clock(): number {
  return Date.now();
}
