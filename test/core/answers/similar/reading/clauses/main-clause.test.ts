import { describe, expect, it } from 'vitest';
import { mainClause } from '../../../../../../functions/core/answers/similar/reading/clauses/main-clause.ts';

/** Clauses; one that begins with `!` was announced as a question. */
const main = (...clauses: string[]) =>
  mainClause(
    clauses.map((text) => ({ words: text.replace(/^!/, '').split(' '), isAsked: text.startsWith('!') })),
  );

describe('mainClause', () => {
  it('is the first that begins as a question', () => {
    expect(main('herons are late', 'why are they late', 'how do I know')).toMatchObject({
      at: 1,
      kind: 'why',
      taken: 1,
    });
    expect(main('How do I pause it')).toMatchObject({ at: 0, kind: 'how', taken: 1 });
    expect(main('why')).toMatchObject({ at: 0, kind: 'why', taken: 1 });
  });

  it('is none where none asks', () => {
    expect(main('herons are late')).toMatchObject({ at: -1, kind: 'tell', taken: 0 });
    expect(mainClause([])).toMatchObject({ at: -1, kind: 'tell', taken: 0 });
  });

  it('is no clause that may only add to the one before, if another asks', () => {
    expect(main('the herons', 'Which the storks read', 'how are they paused').at).toBe(2);
    expect(main('the herons', 'which the storks read').at).toBe(1);
    expect(main('which herons are late', 'how are they paused').at).toBe(0);
    expect(main('the herons', '!which herons are late', 'how are they paused').at).toBe(1);
    expect(main('the herons', 'why are they late', 'who reads them').at).toBe(1);
  });
});
