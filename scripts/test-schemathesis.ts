import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { startMillrace } from './demo/start-millrace.ts';
import { preparePython } from './prepare-python.ts';

const PACKAGES = ['schemathesis==4.32.5'];

/**
 * What every reply is held to: no 5xx, the content type and the schema that the description promises. Whether a
 * status is right for an input is a matter of the project's own tests.
 */
const CHECKS = 'not_a_server_error,content_type_conformance,response_schema_conformance';

/** `npm run test:schemathesis -- 200` for more examples for each operation. */
const examples = process.argv[2] ?? '40';

process.exitCode = await main();

/** Starts the development runtime, lets schemathesis attack it by its own description; answers the exit status. */
async function main(): Promise<number> {
  const python = await preparePython('schemathesis', PACKAGES);
  const millrace = await startMillrace(new AbortController().signal);
  try {
    const command = path.join(path.dirname(python), 'schemathesis');
    const options = ['--checks', CHECKS, '--max-examples', examples, '--workers', '1', '--no-color'];
    const child = spawn(command, ['run', `${millrace.url}/openapi.json`, ...options], {
      // It leaves its findings where it runs.
      cwd: path.dirname(path.dirname(python)),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: child.stdout }).on('line', (line) => console.log(withoutBars(line)));
    const [status] = await once(child, 'close');
    return typeof status === 'number' ? status : 1;
  } finally {
    await millrace.stop();
  }
}

/** A title between bars of `=` is how pytest ends a run: whatever reads logs would count the tests of one that never was. */
function withoutBars(line: string): string {
  return line.replace(/^=+ (.*) =+$/, '$1');
}
