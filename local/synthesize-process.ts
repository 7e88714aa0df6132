import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod/mini';
import { makeApp } from '../lib/make-app.ts';

const cdkSchema = z.object({ context: z._default(z.record(z.string(), z.unknown()), {}) });

try {
  const cdk = cdkSchema.parse(
    JSON.parse(readFileSync(path.join(import.meta.dirname, '../cdk.json'), 'utf8')),
  );
  makeApp({ outdir: process.argv[2] ?? 'cdk.out', context: cdk.context }).synth();
  process.disconnect?.();
} catch (error) {
  process.send?.(error instanceof Error ? error.message : String(error), () => process.exit(1));
}
