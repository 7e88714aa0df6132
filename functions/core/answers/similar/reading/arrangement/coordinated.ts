import { compareTexts } from '../../../../text/compare-texts.ts';
import type { Item } from './segments.ts';

/** Items with nothing between them. */
type Group = [Item, ...Item[]];

/** The items with what `and` joins in one order, whichever was named first: `a topic and a table`. */
export function coordinated(items: readonly Item[]): Item[] {
  const runs: [Group, ...Group[]][] = [];
  for (const item of items) {
    const run = runs.at(-1);
    const group = run?.at(-1);
    if (group?.[0].group === item.group) group.push(item);
    else if (run !== undefined && item.isAfterAnd) run.push([item]);
    else runs.push([[item]]);
  }
  return runs.flatMap((groups) => {
    const [joined, rest] = withoutWhatFollows(groups);
    return joined.sort(byKeys).flat().concat(rest);
  });
}

/** `or Athena` of `does Redshift or Athena cost less`: the last of two joined is as long as the first. */
function withoutWhatFollows(groups: readonly [Group, ...Group[]]): [Item[][], Item[]] {
  const [first] = groups;
  const last = groups.at(-1) ?? first;
  if (first[0].isAfterArticle !== last[0].isAfterArticle) return [[...groups], []];
  return [[...groups.slice(0, -1), last.slice(0, first.length)], last.slice(first.length)];
}

function byKeys(a: readonly Item[], b: readonly Item[]): number {
  return compareTexts(keysOf(a), keysOf(b));
}

function keysOf(items: readonly Item[]): string {
  return items.map(({ term }) => term.key).join(' ');
}
