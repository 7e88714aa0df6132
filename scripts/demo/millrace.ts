import path from 'node:path';
import { DemoFault } from './demo-fault.ts';
import { startMillrace } from './start-millrace.ts';

/** A Millrace that is ready to be asked. */
export interface Millrace {
  /** Without a slash at its end. */
  readonly url: string;
  /** Folder whose files its tools may read. */
  readonly sourceFolder: string;
  /** True when the demo started it. */
  readonly isOwn: boolean;
  /** Ends it if the demo started it. */
  readonly stop: () => Promise<void>;
}

/** The Millrace that MILLRACE_URL names, else the one on this machine's PORT, else one started for the demo. */
export async function findMillrace(environment: NodeJS.ProcessEnv, signal: AbortSignal): Promise<Millrace> {
  const named = environment['MILLRACE_URL'];
  const url = (named || `http://127.0.0.1:${environment['PORT'] || 3000}`).replace(/\/+$/, '');
  if (await isHealthy(url)) return running(url, environment['MILLRACE_DATA_DIR'] || '.millrace');
  if (named) throw new DemoFault(`MILLRACE_URL=${named} does not answer GET /health.`);
  return startMillrace(signal);
}

function running(url: string, dataFolder: string): Millrace {
  if (dataFolder === ':memory:')
    throw new DemoFault(
      `The Millrace at ${url} has no folder for the tables; stop it, and the demo starts its own.`,
    );
  return { url, sourceFolder: path.resolve(dataFolder, 'data'), isOwn: false, stop: async () => {} };
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const reply = await fetch(`${url}/health`, { signal: AbortSignal.timeout(3_000) });
    await reply.body?.cancel();
    return reply.ok;
  } catch {
    return false;
  }
}
