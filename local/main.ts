import { toGreeting } from './greeting.ts';
import { startRuntime } from './runtime.ts';
import { parseSettings } from './settings.ts';
import { StartFault } from './start-fault.ts';
import { onStopSignal } from './stop-on-signal.ts';

const stopping = new AbortController();

try {
  onStopSignal(() => stopping.abort());
  const settings = parseSettings(process.env);
  const runtime = await startRuntime(settings, process.env, stopping.signal);
  console.log(toGreeting(runtime.url, settings));
  const warmed = runtime.warm();
  await untilAborted(stopping.signal);
  console.log('Millrace is stopping');
  await runtime.stop();
  await warmed;
} catch (error) {
  if (error !== stopping.signal.reason) fail(error);
}
process.exit(0);

function untilAborted(signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  if (signal.aborted) resolve();
  else signal.addEventListener('abort', () => resolve(), { once: true });
  return promise;
}

function fail(error: unknown): never {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof StartFault ? message : `Millrace failed: ${message}`);
  process.exit(1);
}
