import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { DemoFault } from '../demo/demo-fault.ts';

export const USAGE = `npm run pipeline -- <file or s3 uri> [options]

  --dataset NAME        default: the name of the file
  --agent ID            agent that remembers, default: pipeline
  --schema FILE         JSON Schema of a row; default: any object
  --expectations FILE   a list of expectations of check_quality; default: at least one row
  --expression JSONATA  what to make of each row; default: the row
  --accept-bad-rows     goes on with rows that violate the schema or an expectation
  --name NAME           of the execution; the same name again is a redrive and adds nothing twice`;

export interface PipelineOptions {
  /** A file of this machine or an s3 address. */
  readonly table: string;
  readonly name: string;
  /** Input of the state machine but for its source. */
  readonly job: Readonly<Record<string, unknown>> & { readonly agentId: string; readonly dataset: string };
}

/** Reads the command line; throws a DemoFault with what is wrong and the usage. */
export async function readOptions(args: readonly string[], nowMs: number): Promise<PipelineOptions> {
  const { values, positionals } = parse(args);
  const [table, ...more] = positionals;
  if (table === undefined || more.length > 0) throw new DemoFault(`Name one table.\n\n${USAGE}`);
  const base = path.basename(table).split('.', 1)[0] ?? '';
  return {
    table,
    name: values.name ?? `run-${nowMs.toString(36)}`,
    job: {
      agentId: values.agent ?? 'pipeline',
      dataset: values.dataset ?? (base === '' ? 'table' : base),
      ...(values.schema === undefined ? {} : { schema: await readJson(values.schema) }),
      ...(values.expectations === undefined ? {} : { expectations: await readJson(values.expectations) }),
      ...(values.expression === undefined ? {} : { expression: values.expression }),
      ...(values['accept-bad-rows'] === true ? { acceptBadRows: true } : {}),
    },
  };
}

function parse(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        dataset: text,
        agent: text,
        schema: text,
        expectations: text,
        expression: text,
        name: text,
        'accept-bad-rows': { type: 'boolean' },
      },
    });
  } catch (error) {
    throw new DemoFault(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new DemoFault(
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
