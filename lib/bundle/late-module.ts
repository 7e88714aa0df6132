import { identifiersIn } from './syntax.ts';
import type { Unit } from './units.ts';

export const INDEX = 'index.mjs';

/** A file beside the start. */
export interface LateModule {
  readonly file: string;
  /** Without the imports of what is borrowed. */
  readonly code: string;
  readonly borrowed: readonly Borrowed[];
}

/** A variable of another file. */
interface Borrowed {
  readonly name: string;
  /** Its name in the module that borrows it. */
  readonly local: string;
}

/** Where variables are declared, by their names. */
export type FileOf = ReadonlyMap<string, string>;

/** The name that an export of a chunk has in the module made of all: chunks use the same ones. */
export function sharedName(chunk: string, name: string): string {
  return `${chunk.replaceAll(/\W/g, '_')}_${name}`;
}

/** Takes the imports from chunks out of a module; `exported` gives the variable by the `sharedName` of an export. */
export function withoutChunks(
  file: string,
  code: string,
  chunks: ReadonlySet<string>,
  exported: ReadonlyMap<string, string>,
): LateModule {
  const borrowed: Borrowed[] = [];
  const rest = code.replaceAll(CHUNK_IMPORT, (statement, clause: string | undefined, chunk: string) => {
    if (!chunks.has(chunk)) return statement;
    for (const specifier of clause?.split(',') ?? []) {
      const [imported = '', local = imported] = specifier.trim().split(' as ');
      const name = exported.get(sharedName(chunk, imported));
      if (name === undefined) throw new Error(`${file} imports ${imported} of ${chunk}, which it has not.`);
      borrowed.push({ name, local });
    }
    return '';
  });
  const missed = [...chunks].find((chunk) => rest.includes(`"./${chunk}"`));
  if (missed !== undefined) throw new Error(`${file} needs ${missed} in another way than by an import.`);
  return { file, code: rest, borrowed };
}

/** As esbuild writes it on lines of its own; names of chunks hold a hash, so no text has one by chance. */
const CHUNK_IMPORT = /^import (?:\{([^}]+)\} from )?"\.\/([^"]+)";$/gm;

/** A module of units, which borrows what the others declare. */
export function moduleOf(file: string, units: readonly Unit[], fileOf: FileOf): LateModule {
  const uses = new Set(units.flatMap((unit) => [...identifiersIn(unit.node)]));
  const foreign = [...uses].filter((name) => (fileOf.get(name) ?? file) !== file);
  const code = units.map((unit) => unit.code).join('\n');
  return { file, code, borrowed: foreign.map((name) => ({ name, local: name })) };
}

/** Code of the start by which others borrow its variables: of those that change, they see every value. */
export function lend(names: readonly string[], changing: ReadonlySet<string>): string {
  const values = names.filter((name) => !changing.has(name));
  const live = names.filter((name) => changing.has(name));
  return [
    `let $lent;export const lend=(name)=>($lent??={${values.join()}})[name];`,
    `export{${live.join()}};`,
  ].join('\n');
}

/** Code of a late module with all that it borrows, which exports what others borrow of it. */
export function codeOf(
  { code, borrowed }: LateModule,
  lent: readonly string[],
  fileOf: FileOf,
  changing: ReadonlySet<string>,
): string {
  const lines = borrowed.map(({ name, local }) => {
    const file = fileOf.get(name);
    return file === INDEX && !changing.has(name)
      ? `const ${local}=$lend("${name}");`
      : `import{${name} as ${local}}from"./${file}";`;
  });
  return [`import{lend as $lend}from"./${INDEX}";`, ...lines, code, `export{${lent.join()}};`].join('\n');
}
