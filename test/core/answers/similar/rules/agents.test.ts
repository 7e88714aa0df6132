import { describe, expect, it } from 'vitest';
import { agentsAlike, isElsewhere } from '../../../../../functions/core/answers/similar/rules/agents.ts';
import { type Place, placesIn } from '../../../../../functions/core/answers/similar/rules/places.ts';

const places = (...parts: string[]) => placesIn([['?', ...parts]], new Set());
const shown = (all: readonly Place[]) =>
  all.map(({ key, sort, name, relation }) => `${key} ${sort} ${name} ${relation}`);

describe('agentsAlike', () => {
  it('puts who does it first if only one of the two is in the passive', () => {
    const [passive, active] = [places('file', 'reject', '>by', 'athena'), places('athena', 'reject', 'file')];
    const [one, other] = agentsAlike(passive, active);
    expect(shown(one)).toEqual(['athena core 0 ', 'file core 0 ', 'reject core 0 ']);
    expect(other).toEqual(active);
    expect(shown(agentsAlike(active, passive)[1])).toEqual(shown(one));
  });

  it('leaves both as they are if both are', () => {
    const passive = places('file', 'reject', '>by', 'athena');
    expect(agentsAlike(passive, passive)).toEqual([passive, passive]);
  });

  it('puts them in the clause of the others', () => {
    const [one] = agentsAlike(placesIn([['?if'], ['?', 'file', '>by', 'athena']], new Set()), places('file'));
    expect(shown(one)).toContain('athena core 1 ');
  });
});

describe('isElsewhere', () => {
  it('is true of who does it in any other relation', () => {
    expect(isElsewhere(['team'], places('model', 'build', '>for', 'team'))).toBe(true);
    expect(isElsewhere(['team'], places('model', 'build', '>by', 'team'))).toBe(false);
    expect(isElsewhere(['team'], places('team', 'build', 'model'))).toBe(false);
    expect(isElsewhere(['lake'], places('model', 'build', '>for', 'team'))).toBe(false);
    expect(isElsewhere([], places('model', 'build', '>for', 'team'))).toBe(false);
  });
});
