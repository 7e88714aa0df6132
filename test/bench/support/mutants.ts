import * as z from 'zod/mini';

const mutantSchema = z.object({
  status: z.string(),
  mutatorName: z.string(),
  replacement: z._default(z.string(), ''),
  location: z.object({ start: z.object({ line: z.number() }) }),
});

const reportSchema = z.object({
  files: z.record(z.string(), z.object({ mutants: z.array(mutantSchema) })),
});

/** A change of the code in one place, and what became of it. */
export interface Mutant {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly mutator: string;
  /** What stands there instead, on one line and at most 60 characters of it. */
  readonly replacement: string;
  /** As Stryker names it, such as `Killed` or `NoCoverage`. */
  readonly status: string;
}

/** The mutants of a report in Stryker's JSON, by file and line. */
export function readMutants(report: string): Mutant[] {
  const { files } = reportSchema.parse(JSON.parse(report));
  return Object.entries(files)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([file, { mutants }]) =>
      mutants
        .map(({ status, mutatorName, replacement, location }) => ({
          file,
          line: location.start.line,
          mutator: mutatorName,
          replacement: shortened(replacement),
          status,
        }))
        .sort((one, other) => one.line - other.line),
    );
}

function shortened(replacement: string): string {
  const line = replacement.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
