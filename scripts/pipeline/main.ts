import { Cleanup } from '../../local/cleanup.ts';
import { readTemplate } from '../../local/read-template.ts';
import { synthesize } from '../../local/synthesize.ts';
import { makeTemporaryFolder } from '../../local/temporary-folder.ts';
import { DemoFault } from '../demo/demo-fault.ts';
import { findMillrace, type Millrace } from '../demo/millrace.ts';
import { heading, wrap } from '../demo/text-layout.ts';
import { describeStage } from './describe-stage.ts';
import { makeInvokeLocal } from './invoke-local.ts';
import { readOptions } from './options.ts';
import { placeTable } from './place-table.ts';
import { type Ending, runExecution } from './run-execution.ts';
import { showMemory } from './show-memory.ts';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => interrupted.abort(new DemoFault('it was interrupted.')));

const cleanup = new Cleanup();
try {
  process.exitCode = await main();
} catch (error) {
  console.error(`The pipeline did not run: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = interrupted.signal.aborted ? 130 : 1;
} finally {
  await cleanup.run();
}

/** Runs the deployed state machine's definition on a table in development; answers the exit status. */
async function main(): Promise<number> {
  const options = await readOptions(process.argv.slice(2), Date.now());
  const definition = await readDefinition();
  const millrace = await findMillrace(process.env, interrupted.signal);
  cleanup.add(millrace.stop);
  const table = await placeTable(options.table, millrace.sourceFolder);
  cleanup.add(table.takeAway);
  console.log(heading(`Pipeline over ${options.table}`));
  console.log(
    `  at         ${millrace.url}${millrace.isOwn ? ', started for this run' : ', which was running'}`,
  );
  console.log(`  agent      ${options.job.agentId}`);
  console.log(`  execution  ${options.name}\n`);
  const ending = await runExecution({
    definition,
    input: { ...options.job, source: table.source },
    name: options.name,
    invoke: makeInvokeLocal(millrace.url, interrupted.signal),
    onStage: (stage) => {
      const line = describeStage(stage);
      if (line !== undefined) console.log(line);
    },
  });
  await showMemory(millrace.url, options, interrupted.signal);
  return showEnding(ending, millrace);
}

/** Of the pipeline in the template that would be deployed. */
async function readDefinition(): Promise<unknown> {
  const folder = makeTemporaryFolder(cleanup);
  const template = await synthesize(folder, interrupted.signal);
  const [pipeline] = readTemplate(template, folder, 'us-east-1').stateMachines;
  if (pipeline === undefined)
    throw new DemoFault('The stack has no pipeline; leave out the setting pipeline.');
  return pipeline.definition;
}

function showEnding(ending: Ending, { url, isOwn }: Millrace): number {
  if (ending.kind === 'failed') {
    console.log(`\n${wrap(`${ending.error}: ${ending.cause}`, 'The execution failed: ')}`);
    return 1;
  }
  const next = isOwn
    ? 'Start one that stays with npm start.'
    : `Ask about it: POST ${url}/agents/…/messages.`;
  console.log(`\nThe execution succeeded. ${next}`);
  return 0;
}
