import type { Program } from 'acorn';
import { assignedLate } from './late-assignments.ts';
import { lateGroups } from './late-groups.ts';
import { codeOf, type FileOf, INDEX, lend, moduleOf, withoutChunks } from './late-module.ts';
import { parseModule, textOf } from './syntax.ts';
import { type Unit, unitsOf } from './units.ts';

export interface BundleParts {
  /** A module made of all chunks that the start imports, with their exports by `sharedName`. */
  readonly whole: string;
  /** What of it the start needs; the same names stand for the same things. */
  readonly needed: string;
  /** Names of the files that these chunks had. */
  readonly chunks: ReadonlySet<string>;
  /** Code of the late modules by file; they import from the chunks. */
  readonly late: ReadonlyMap<string, string>;
}

export interface SplitBundle {
  /** Code by file: index.mjs, which imports none of the others, the late modules, and what they import. */
  readonly files: ReadonlyMap<string, string>;
  /** Files that several late modules import. */
  readonly shared: readonly string[];
}

/**
 * Splits the start into what it needs itself and what only late modules need, and that by the modules that need it. What
 * is evaluated later than it would have been is without effects, else the start would need it. Of the latter, what is
 * shorter than a file is worth stays in the start. Late modules import from these files instead of the chunks.
 *
 * They ask the start for a value by a function, `lend`: V8 walks along all exports of a module for each name that a
 * function of it does not define itself, and three hundred exports take a twentieth of a whole start. A name that may
 * still change when the module has been evaluated is an export after all.
 *
 * Throws Error if a variable would be assigned in another file than its own.
 */
export function splitLate({ whole, needed, chunks, late }: BundleParts): SplitBundle {
  const program = parseModule(whole);
  const exported = exportsOf(program);
  const changing = assignedLate(program);
  const inStart = new Set(unitsOf(parseModule(needed), needed).flatMap(({ names }) => names));
  const notNeeded = unitsOf(program, whole).filter(
    ({ names }) => names.length > 0 && !names.some((name) => inStart.has(name)),
  );
  const given = [...late].map(([file, code]) => withoutChunks(file, code, chunks, exported));
  const { staying, moving } = lateGroups(notNeeded, given);

  const fileOf = new Map([...inStart, ...namesOf(staying)].map((name) => [name, INDEX]));
  for (const { file, units } of moving) for (const name of namesOf(units)) fileOf.set(name, file);
  refuseAssignments([...staying, ...moving.flatMap(({ units }) => units)], fileOf);

  const modules = [...moving.map(({ file, units }) => moduleOf(file, units, fileOf)), ...given];
  const borrowed = new Set(modules.flatMap((each) => each.borrowed.map(({ name }) => name)));
  const lentBy = (file: string) => [...borrowed].filter((name) => fileOf.get(name) === file);
  const start = [needed, ...staying.map(({ code }) => code), lend(lentBy(INDEX), changing)].join('\n');
  const others = modules.map(
    (each) => [each.file, codeOf(each, lentBy(each.file), fileOf, changing)] as const,
  );
  return {
    files: new Map([[INDEX, start], ...others]),
    shared: moving.filter(({ users }) => users > 1).map(({ file }) => file),
  };
}

function namesOf(units: readonly Unit[]): readonly string[] {
  return units.flatMap(({ names }) => names);
}

function refuseAssignments(units: readonly Unit[], fileOf: FileOf): void {
  for (const { names, node } of units) {
    const file = fileOf.get(names[0] ?? '');
    const name = [...assignedLate(node)].find((each) => (fileOf.get(each) ?? file) !== file);
    if (name !== undefined)
      throw new Error(`${names.join()} of ${file} assigns ${name} of ${fileOf.get(name)}.`);
  }
}

/** The variable by the name that it is exported by. */
function exportsOf(program: Program): ReadonlyMap<string, string> {
  const statements = program.body.filter((each) => each.type === 'ExportNamedDeclaration');
  const specifiers = statements.flatMap((each) => each.specifiers);
  return new Map(specifiers.map(({ exported, local }) => [textOf(exported), textOf(local)]));
}
