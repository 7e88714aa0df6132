import { onTestFinished } from 'vitest';
import { makeBackground } from '../../../local/background.ts';
import { makeFront } from '../../../local/front.ts';
import { startHttpServer } from '../../../local/http-server.ts';
import { makeMatchRoute } from '../../../local/match-route.ts';
import { PendingWork } from '../../../local/pending-work.ts';
import { startPool } from './function.ts';

export interface StartedFront {
  readonly url: string;
  readonly pending: PendingWork;
  /** From now on the server is stopping. */
  readonly stop: () => void;
  readonly background: string[];
}

/** A server on a free port whose routes all lead to one function of that source, closed after the test. */
export async function startFront(
  source: string,
  routeKeys: readonly string[] = ['POST /echo/{name}', 'GET /echo/{name}'],
): Promise<StartedFront> {
  const pool = await startPool(source, { timeoutMs: 500 });
  const pending = new PendingWork();
  const background: string[] = [];
  const onFailure = ({ errorType }: { readonly errorType: string }) => background.push(errorType);
  const options = {
    matchRoute: makeMatchRoute(routeKeys.map((routeKey) => ({ routeKey, functionName: 'millrace-memory' }))),
    functions: [
      { name: 'millrace-memory', shortName: 'memory', invoke: (payload: string) => pool.invoke(payload) },
    ],
    metrics: () => 'millrace_test 1\n',
    runInBackground: makeBackground({ pending, onFailure, pausesMs: [5, 5] }),
  };
  let isStopping = false;
  const site = { host: '127.0.0.1', port: 0 };
  const answer = makeFront({ ...options, site, isStopping: () => isStopping });
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, answer, onRequest: () => {} });
  site.port = server.port;
  onTestFinished(server.close);
  const stop = () => {
    isStopping = true;
  };
  return { url: `http://127.0.0.1:${server.port}`, pending, stop, background };
}
