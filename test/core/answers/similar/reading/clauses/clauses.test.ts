import { describe, expect, it } from 'vitest';
import { toClauses } from '../../../../../../functions/core/answers/similar/reading/clauses/clauses.ts';

const shown = (text: string) => toClauses(text).map(({ words, end }) => `${words.join(' ')} ${end}`);

describe('toClauses', () => {
  it('cuts at punctuation and keeps what ended each clause', () => {
    expect(shown('Hi! If it fails, (say at night) why?')).toEqual([
      'Hi stop',
      'If it fails comma',
      'say at night comma',
      'why question',
    ]);
  });

  it('keeps dots, signs and slashes inside a word', () => {
    expect(shown('Who owns a.b_c in s3://x/y, with x >= 5?')).toEqual([
      'Who owns a.b_c in s3://x/y comma',
      'with x >= 5 question',
    ]);
  });

  it.each([
    ["what's wrong", 'what is wrong stop'],
    ["it doesn't run", 'it does not run stop'],
    ["can't", 'can not stop'],
    ["the role's access", 'the role access stop'],
    ['2TB in 900s', '2 TB in 900 s stop'],
    ['real-time re-run', 'real time rerun stop'],
    ['a non-null key', 'a not null key stop'],
    ['KPIs and SLAs', 'KPI and SLA stop'],
    ['in the U.S. now', 'in the U.S now stop'],
    ['INC-5531', 'INC-5531 stop'],
    ['a & b', 'a and b stop'],
  ])('reads %s', (text, clause) => {
    expect(shown(text)).toEqual([clause]);
  });

  it.each(['', '?!', '😀👩‍💻', '- , -'])('finds nothing in %j', (text) => {
    expect(toClauses(text)).toEqual([]);
  });
});
