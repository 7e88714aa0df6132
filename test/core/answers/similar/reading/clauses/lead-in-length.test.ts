import { describe, expect, it } from 'vitest';
import { leadInLength } from '../../../../../../functions/core/answers/similar/reading/clauses/lead-in-length.ts';

const noName = () => false;

describe('leadInLength', () => {
  it('counts the words before the question that someone wonders about', () => {
    expect(leadInLength('I am writing a script and I was wondering how to read it'.split(' '), noName)).toBe(
      9,
    );
    expect(leadInLength('How do I find out which job failed'.split(' '), noName)).toBe(0);
    expect(leadInLength('We use 3 brokers and I wonder how to add one'.split(' '), () => true)).toBe(0);
  });

  it.each([
    ['the thing I do not know is if herons sing', 7],
    ['my question is if herons sing', 3],
    ['I wonder if herons sing', 2],
    ['nobody could tell me why herons sing', 4],
    ['just curious how herons sing', 2],
    ['it was asked how herons sing', 3],
    ['herons that I wonder how sing', 0],
    ['I pause herons if storks sing', 0],
    ['if I wonder how herons sing', 0],
    ['herons sing how', 0],
    ['I how', 0],
    ['I know someone who knows why', 5],
    ['why I wonder how herons sing', 0],
  ])('of %j is %i', (text, length) => {
    expect(leadInLength(text.split(' '), noName)).toBe(length);
  });

  it('ends before a name, but may end at one', () => {
    const isName = (word: string) => word === 'Heron' || word === 'How';
    expect(leadInLength('I wonder about Heron how it sings'.split(' '), isName)).toBe(0);
    expect(leadInLength('I wonder How it sings'.split(' '), isName)).toBe(2);
  });

  it('has at most forty words', () => {
    const chatter = Array.from({ length: 39 }, () => 'work');
    expect(leadInLength([...chatter, 'how', 'herons', 'sing'], noName)).toBe(39);
    expect(leadInLength([...chatter, 'work', 'how', 'herons', 'sing'], noName)).toBe(0);
  });
});
