import { describe, expect, it } from 'vitest';
import { askedAfterwards } from '../../../../../../functions/core/answers/similar/reading/clauses/asked-afterwards.ts';

const read = (...clauses: string[]) =>
  askedAfterwards(clauses.map((text) => text.split(' '))).map((words) => words.join(' '));

describe('askedAfterwards', () => {
  it.each([
    [['I want to split a topic', 'how do I do that'], ['how do i split a topic']],
    [['we need to mask a column', 'what is the best way'], ['how do i mask a column']],
    [['our goal is to copy the view', 'how'], ['how do i copy the view']],
  ])('asks for the wish that %j points to', (said, asked) => {
    expect(read(...said)).toEqual(asked);
  });

  it.each([
    [['I want to split a topic', 'how do I do the rest']],
    [['the topic was split', 'how do I do that']],
    [['how do I do that', 'I want to split a topic']],
  ])('leaves %j as it is', (said) => {
    expect(read(...said)).toEqual(said);
  });
});
