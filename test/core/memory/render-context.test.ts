import { describe, expect, it } from 'vitest';
import { packContext } from '../../../functions/core/memory/pack-context.ts';
import { renderContext, shownIds } from '../../../functions/core/memory/render-context.ts';
import { makeEntries } from '../support/entries.ts';

const entries = makeEntries([{ content: 'first' }, { content: 'second' }, { content: 'x'.repeat(900) }]);

describe('shownIds', () => {
  it('names the whole lines and then the one that is cut', () => {
    expect(shownIds(packContext(entries, 400))).toEqual(['e-1', 'e-2', 'e-3']);
    expect(shownIds(packContext(entries, 150))).toEqual(['e-1', 'e-2']);
  });
});

describe('renderContext', () => {
  it('leaves out an entry that was forgotten since the plan was made', () => {
    const contents = new Map([['e-2', 'second']]);
    expect(renderContext(packContext(entries, 150), entries, contents)).toMatchObject({
      context: '[UNKNOWN] (0.00GB processed) second\n[+1 entries omitted, 0.00GB of data]',
      entriesIncluded: 1,
      entriesOmitted: 1,
    });
  });
});
