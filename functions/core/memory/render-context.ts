import { codePoints, headOf } from '../text/code-points.ts';
import { contextLine } from './context-line.ts';
import type { RankedFacts } from './entry.ts';
import type { ContextPlan } from './pack-context.ts';

/** A context for a model; the text is measured in Unicode code points. */
export interface MemoryContext {
  readonly context: string;
  readonly entriesIncluded: number;
  readonly entriesOmitted: number;
  readonly omittedVolumeGb: number;
}

/** Ids of the entries that the plan shows, whole or in part, in order. */
export function shownIds(plan: ContextPlan): string[] {
  return [...plan.whole, ...(plan.head === undefined ? [] : [plan.head.entryId])];
}

/** The text of a plan; an entry that was forgotten since the plan was made is left out of it. */
export function renderContext(
  plan: ContextPlan,
  ranked: readonly RankedFacts[],
  contents: ReadonlyMap<string, string>,
): MemoryContext {
  const facts = new Map(ranked.map((fact) => [fact.entryId, fact]));
  const lines = shownIds(plan).flatMap((id) => {
    const fact = facts.get(id);
    const content = contents.get(id);
    if (fact === undefined || content === undefined) return [];
    const line = contextLine({ ...fact, content });
    return id === plan.head?.entryId ? cutLine(line, plan.head.chars) : line;
  });
  return {
    context: [...lines, ...(plan.omission === '' ? [] : [plan.omission])].join('\n'),
    entriesIncluded: lines.length,
    entriesOmitted: plan.entriesOmitted,
    omittedVolumeGb: plan.omittedVolumeGb,
  };
}

function cutLine(line: string, chars: number): string {
  return codePoints(line) <= chars ? line : `${headOf(line, chars - 1)}…`;
}
