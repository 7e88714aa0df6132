import type { Place } from './places.ts';

/** Who does it in one stands in another relation in the other: `built by the team`, `built for the team`. */
export function isElsewhere(agents: readonly string[], places: readonly Place[]): boolean {
  return places.some(({ key, relation }) => relation !== '' && relation !== 'by' && agents.includes(key));
}

/** If one is in the passive (`rejected by Athena`) and the other is not, who does it comes first in both. */
export function agentsAlike(
  a: readonly Place[],
  b: readonly Place[],
): readonly [readonly Place[], readonly Place[]] {
  return a.some(isAgent) && b.some(isAgent) ? [a, b] : [withAgentsFirst(a), withAgentsFirst(b)];
}

function isAgent({ name }: Place): boolean {
  return name === 'by';
}

function withAgentsFirst(places: readonly Place[]): readonly Place[] {
  const clause = places.find(({ sort }) => sort === 'core')?.name ?? '';
  const agents = places
    .filter(isAgent)
    .map(({ key }): Place => ({ key, sort: 'core', name: clause, relation: '' }));
  return [...agents, ...places.filter((place) => !isAgent(place))];
}
