import path from 'node:path';
import { makeBackground } from './background.ts';
import { Cleanup } from './cleanup.ts';
import { type Answer, type FrontRequest, makeFront } from './front.ts';
import { toProblemReply } from './front-problem.ts';
import type { Failure } from './function-outcome.ts';
import { openLogs } from './logs.ts';
import { makeFolder } from './make-folder.ts';
import { makeMatchRoute } from './match-route.ts';
import { type Metrics, makeMetrics } from './metrics.ts';
import { type Parts, startParts } from './parts.ts';
import { PendingWork } from './pending-work.ts';
import type { Settings } from './settings.ts';
import { toUrlHost } from './site-guard.ts';
import { type Functions, startFunctions } from './start-functions.ts';
import { startSchedules } from './start-schedules.ts';
import { makeTemporaryFolder } from './temporary-folder.ts';

export interface Runtime {
  readonly url: string;
  /** Loads every handler; requests are answered before that too. */
  readonly warm: () => Promise<void>;
  /** Refuses new requests, lets running work end for 5 s at most, then closes everything, data last. */
  readonly stop: () => Promise<void>;
}

/** Starts all of it or nothing. Throws a StartFault for what the person can put right, and the signal's reason. */
export async function startRuntime(
  settings: Settings,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Runtime> {
  const cleanup = new Cleanup();
  try {
    return await start({ settings, environment, cleanup, signal });
  } catch (error) {
    await cleanup.run();
    throw signal.aborted ? signal.reason : error;
  }
}

interface Start {
  readonly settings: Settings;
  readonly environment: NodeJS.ProcessEnv;
  readonly cleanup: Cleanup;
  readonly signal: AbortSignal;
}

async function start({ settings, environment, cleanup, signal }: Start): Promise<Runtime> {
  const folder = makeTemporaryFolder(cleanup);
  const sourceFolder = path.join(settings.dataFolder ?? folder, 'data');
  await makeFolder(sourceFolder);
  const logs = openLogs(settings.dataFolder, settings.log);
  cleanup.add(logs.close);
  let answer: Answer = refuseWhileStarting;
  const parts = await startParts({
    settings,
    environment,
    folder: path.join(folder, 'cdk.out'),
    server: {
      answer: (request) => answer(request),
      onRequest: ({ method, rawPath }, status, durationMs) =>
        logs.request({ method, path: rawPath, status, durationMs }),
    },
    onLine: logs.functionLine,
    cleanup,
    signal,
  });
  const pending = new PendingWork();
  const surroundings = { settings, environment, sourceFolder, ...toUrls(settings, parts) };
  const metrics = makeMetrics();
  const onLine = (line: string) => {
    metrics.hear(line);
    logs.functionLine(line);
  };
  const functions = startFunctions(parts.deployment.functions, {
    surroundings,
    pending,
    onLine,
    onTrouble,
    cleanup,
  });
  startSchedules(parts.deployment.schedules, { functions: functions.all, cleanup, onFailure });
  let isStopping = false;
  answer = connect(settings, parts, { functions, metrics, pending, isStopping: () => isStopping });
  return {
    url: toUrl(settings.host, parts.http.port),
    warm: functions.warm,
    stop: async () => {
      isStopping = true;
      await pending.whenDone(STOP_MS);
      await cleanup.run();
    },
  };
}

const STOP_MS = 5000;

function refuseWhileStarting(request: FrontRequest): ReturnType<Answer> {
  return Promise.resolve(
    toProblemReply(request, 'unavailable', 'Millrace is starting.', { 'retry-after': '1' }),
  );
}

/** The functions reach this runtime by an address of the machine, also when it listens on all of them. */
function toUrls({ host }: Settings, { database, http }: Parts): { dynamodbUrl: string; lambdaUrl: string } {
  const reachable = new Map([
    ['0.0.0.0', '127.0.0.1'],
    ['::', '::1'],
  ]);
  return { dynamodbUrl: database.url, lambdaUrl: toUrl(reachable.get(host) ?? host, http.port) };
}

function toUrl(host: string, port: number): string {
  return `http://${toUrlHost(host)}:${port}`;
}

function onTrouble(sentence: string): void {
  console.error(sentence);
}

function onFailure({ errorMessage }: Failure): void {
  onTrouble(`An event failed for good: ${errorMessage}`);
}

interface Connections {
  readonly functions: Functions;
  readonly metrics: Metrics;
  readonly pending: PendingWork;
  readonly isStopping: () => boolean;
}

function connect(
  { host }: Settings,
  { http, deployment }: Parts,
  { functions, metrics, pending, isStopping }: Connections,
): Answer {
  const front = makeFront({
    site: { host, port: http.port },
    matchRoute: makeMatchRoute(deployment.routes),
    functions: functions.all,
    runInBackground: makeBackground({ pending, onFailure }),
    metrics: metrics.text,
    isStopping,
  });
  return (request) => pending.track(front(request));
}
