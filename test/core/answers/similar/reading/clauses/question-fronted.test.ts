import { describe, expect, it } from 'vitest';
import { questionFronted } from '../../../../../../functions/core/answers/similar/reading/clauses/question-fronted.ts';

const fronted = (text: string) => questionFronted(text.split(' ')).join(' ');

describe('questionFronted', () => {
  it.each([
    ['The rows are written by which service', 'which service written The rows'],
    ['Analysts are allowed by which policy to see numbers', 'which policy allowed Analysts to see numbers'],
    ['we would save how much', 'how much we would save'],
    ['is it the driver that a call overloads', 'does a call overloads the driver'],
    ['was it the loader that wrote the file', 'did the loader wrote the file'],
  ])('puts what %j asks in front', (text, plain) => {
    expect(fronted(text)).toBe(plain);
  });

  it.each([
    'which service writes the rows',
    'how do I find out when',
    'is it possible to copy a view',
    'copy the view by hand',
  ])('leaves %j as it is', (text) => {
    expect(fronted(text)).toBe(text);
  });
});
