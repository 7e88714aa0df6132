import { toRegion } from './aws-environment.ts';
import type { Cleanup } from './cleanup.ts';
import { type Database, openDatabase } from './database.ts';
import { type HttpServer, type HttpServerOptions, startHttpServer } from './http-server.ts';
import { type Deployment, readTemplate } from './read-template.ts';
import type { Settings } from './settings.ts';
import { synthesize } from './synthesize.ts';

export interface PartsOptions {
  readonly settings: Settings;
  /** The person's own environment. */
  readonly environment: NodeJS.ProcessEnv;
  /** Where the bundles go. */
  readonly folder: string;
  readonly server: Pick<HttpServerOptions, 'answer' | 'onRequest'>;
  readonly onLine: (line: string) => void;
  readonly cleanup: Cleanup;
  readonly signal: AbortSignal;
}

/** What takes time to start; the tables exist. */
export interface Parts {
  readonly http: HttpServer;
  readonly database: Database;
  readonly deployment: Deployment;
}

/** Starts the parts side by side. When one fails the others end, and whatever had started is in the cleanup. */
export async function startParts(options: PartsOptions): Promise<Parts> {
  const failed = new AbortController();
  const starting = [
    startServer(options),
    startDatabase(options),
    synthesizeDeployment(options, AbortSignal.any([options.signal, failed.signal])),
  ] as const;
  try {
    const [http, database, deployment] = await Promise.all(starting);
    await database.createTables(deployment.tables);
    options.signal.throwIfAborted();
    return { http, database, deployment };
  } catch (error) {
    failed.abort();
    await Promise.allSettled(starting);
    throw error;
  }
}

async function startServer({ settings, server, cleanup }: PartsOptions): Promise<HttpServer> {
  const http = await startHttpServer({ host: settings.host, port: settings.port, ...server });
  cleanup.add(http.close);
  return http;
}

async function startDatabase({ settings, environment, onLine, cleanup }: PartsOptions): Promise<Database> {
  const database = await openDatabase(settings, environment, onLine);
  cleanup.add(database.close);
  return database;
}

async function synthesizeDeployment(
  { folder, environment }: PartsOptions,
  signal: AbortSignal,
): Promise<Deployment> {
  return readTemplate(await synthesize(folder, signal), folder, toRegion(environment));
}
