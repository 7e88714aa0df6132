import { describe, expect, it } from 'vitest';
import {
  isPlain,
  wholeWords,
} from '../../../../../../functions/core/answers/similar/reading/words/whole-words.ts';

describe('wholeWords', () => {
  it.each([
    ["can't", 'can not'],
    ["Can't", 'can not'],
    ['dont', 'do not'],
    ['wouldnt', 'would not'],
    ["doesn't", 'does not'],
    ["What's", 'What is'],
    ["here's", 'here is'],
    ["job's", 'job'],
    ["users'", 'users'],
    ["we're", 'we are'],
    ["we've", 'we have'],
    ["we'll", 'we will'],
    ["we'd", 'we would'],
    ["I'm", 'I am'],
    ["o'clock", "o'clock"],
    ['what’s', 'what is'],
    ['job`s', 'job'],
    ["re-run's", 'rerun'],
  ])('undoes the contraction or possessive %s', (chunk, words) => {
    expect(wholeWords(chunk).join(' ')).toBe(words);
  });

  it.each([
    ['re-run', 'rerun'],
    ['up-stream', 'upstream'],
    ['up-to-date', 'up to date'],
    ['Pre-load', 'Preload'],
    ['e-mail', 'email'],
    ['well-known', 'well known'],
    ['slowly-changing-dimension', 'slowly changing dimension'],
    ['non-null', 'not null'],
    ['non-re-run', 'not rerun'],
    ['more-re-run', 'more re run'],
    ['re-x', 're x'],
    ['x-2', 'x-2'],
    ['2-x', '2-x'],
    ['producer/consumer', 'producer consumer'],
    ['a/b/c', 'a b c'],
    ['a/2', 'a/2'],
    ['2/a', '2/a'],
    ['raw/heron2', 'raw/heron2'],
    ['is-non-null', 'is non null'],
    ['s3x-load', 's3x-load'],
    ['load-run2', 'load-run2'],
  ])('takes apart what a hyphen or a slash joins: %s', (chunk, words) => {
    expect(wholeWords(chunk).join(' ')).toBe(words);
  });

  it.each([
    ['DAGs', 'DAG'],
    ['CTEs', 'CTE'],
    ['DAGS', 'DAGS'],
    ['DAGsets', 'DAGsets'],
    ['xDAGs', 'xDAGs'],
    ['Ds', 'Ds'],
    ['ABCDEFGs', 'ABCDEFGs'],
  ])('takes the plural off an abbreviation, and nothing else: %s', (chunk, words) => {
    expect(wholeWords(chunk).join(' ')).toBe(words);
  });

  it.each([
    ['2TB', '2 TB'],
    ['10%', '10 %'],
    ['1,000k', '1,000 k'],
    ['5pm', '5 pm'],
    ['7:30pm', '7:30 pm'],
    ['7:30s', '7:30s'],
    ['7:3pm', '7:3pm'],
    ['127:30pm', '127:30pm'],
    ['7:30pmx', '7:30pmx'],
    ['5€', '5 €'],
    ['100$', '100 $'],
    ['#7a', '7a'],
    ['~5gb', '5 gb'],
    ['#7', '7'],
    ['~7', '7'],
    ['#x', '#x'],
    ['v#7', 'v#7'],
    ['3x', '3x'],
    ['3kx', '3kx'],
    ['3xk', '3xk'],
    ['x3gb', 'x3gb'],
    ['3gb2', '3gb2'],
    ['$5', '5 $'],
    ['€2.50', '2.50 €'],
    ['£3k', '3 k £'],
    ['$x', '$x'],
    ['a$5', 'a$5'],
    ['$5!', '$5!'],
  ])('takes a unit or a sign off a number: %s', (chunk, words) => {
    expect(wholeWords(chunk).join(' ')).toBe(words);
  });

  it('leaves words as they are, in their case', () => {
    expect(wholeWords('Loader')).toEqual(['Loader']);
    expect(wholeWords('raw.events_v1')).toEqual(['raw.events_v1']);
    expect(wholeWords('')).toEqual(['']);
  });
});

it('isPlain is true of letters alone', () => {
  expect(['Loader', 'x'].every(isPlain)).toBe(true);
  expect(['', 'x2', '2x', 'a-b', "job's", 'é'].some(isPlain)).toBe(false);
});
