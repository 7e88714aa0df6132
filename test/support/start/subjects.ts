import path from 'node:path';
import { bundleHandler, bundleModule } from '../../../lib/bundle/bundle.ts';
import type { TestDatabase } from '../embedded-dynamodb.ts';
import { FIRST_EVENTS } from './first-events.ts';
import { runFirstEvent } from './run-first-event.ts';

/** A handler that was bundled as those of the functions are, with the first event that it is measured by. */
export interface Subject {
  readonly name: string;
  /** What the event asks for. */
  readonly title: string;
  readonly folder: string;
  readonly event: unknown;
}

/** The smallest handler that reads DynamoDB through the SDK; all others are compared with it. */
export function bundleReference(folder: string): Subject {
  return bundleLeast(folder, 'reference', 'one GetItem, no more', 'reference-handler.ts');
}

/** Handlers that show where the limits are. */
export function bundleLimits(folder: string): readonly Subject[] {
  return [
    bundleLeast(folder, 'two reads', 'two GetItems, through the same SDK', 'two-reads-handler.ts'),
    bundleLeast(folder, 'by hand', 'one GetItem, signed by hand, no package', 'signed-by-hand-handler.ts'),
  ];
}

/** All functions, and in the database what their first events ask for. Throws Error if one is not answered as it should. */
export async function bundleFunctions(folder: string, database: TestDatabase): Promise<readonly Subject[]> {
  const subjects: Subject[] = [];
  for (const { name, title, before, event, expected } of FIRST_EVENTS) {
    const out = path.join(folder, name);
    bundleHandler(name, out, { sourcemap: true });
    for (const earlier of before) await runFirstEvent(out, earlier, database);
    const { reply } = await runFirstEvent(out, event, database);
    if (!reply.includes(expected)) throw new Error(`${name} answered without ${expected}: ${reply}`);
    subjects.push({ name, title, folder: out, event });
  }
  return subjects;
}

function bundleLeast(folder: string, name: string, title: string, file: string): Subject {
  const out = path.join(folder, name.replaceAll(' ', '-'));
  bundleModule(path.join(import.meta.dirname, file), out, { sourcemap: true });
  return { name, title, folder: out, event: {} };
}
