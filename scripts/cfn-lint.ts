import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { preparePython } from './prepare-python.ts';

const PACKAGES = ['cfn-lint==1.58.0'];

const ROOT = path.resolve(import.meta.dirname, '..');

/** What the templates are made for; settings that add resources are all in the last. */
const CONTEXTS: readonly (readonly string[])[] = [
  [],
  ['stage=prod'],
  ['stage=jwt', 'jwtIssuer=https://issuer.example', 'jwtAudience=agents', 'modelProvider=offline'],
  [
    'stage=full',
    'tracing=true',
    'reservedConcurrency={"message":20}',
    'watchedStateMachines={"arn:aws:states:us-east-1:111122223333:stateMachine:nightly":{"agentId":"orders"}}',
  ],
];

process.exitCode = await main();

/** Synthesizes the app for each context and lints every template; answers the exit status. */
async function main(): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'millrace-cfn-lint-'));
  try {
    const python = await preparePython('cfn-lint', PACKAGES);
    for (const [index, context] of CONTEXTS.entries())
      if (!synthesize(path.join(folder, String(index)), context)) return 1;
    const templates = globSync(path.join(folder, '*', '*.template.json'));
    console.log(`cfn-lint reads ${templates.map((template) => path.basename(template)).join(', ')}`);
    const command = path.join(path.dirname(python), 'cfn-lint');
    const lint = spawnSync(command, templates, { cwd: ROOT, stdio: 'inherit' });
    return templates.length === CONTEXTS.length ? (lint.status ?? 1) : 1;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    return 1;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** False, with the reason printed, when the CDK refuses. */
function synthesize(outdir: string, context: readonly string[]): boolean {
  const settings = context.flatMap((setting) => ['--context', setting]);
  const cdk = path.join(ROOT, 'node_modules', '.bin', 'cdk');
  const synth = spawnSync(cdk, ['synth', '--quiet', '--output', outdir, ...settings], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, CDK_VALIDATION: 'false' },
  });
  if (synth.status !== 0) console.error(synth.stderr);
  return synth.status === 0;
}
