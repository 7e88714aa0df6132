import { describe, expect, it } from 'vitest';
import { readQuestion } from '../../../../../functions/core/answers/similar/reading/read-question.ts';

const said = (text: string) => {
  const { kind, segments } = readQuestion(text);
  return `${kind}: ${segments.map((parts) => parts.join(' ')).join(' | ')}`;
};

describe('readQuestion', () => {
  it.each([
    ['a fronted clause', 'If it is empty, how do I skip the load?', 'How do I skip the load if it is empty?'],
    [
      'a fronted phrase',
      'From S3, how do I load data into Redshift?',
      'How do I load data into Redshift from S3?',
    ],
    ['the passive', 'How is a table written by the loader?', 'How does the loader write a table?'],
    ['the passive of an object', 'Which topics are read by the job?', 'Which topics does the job read?'],
    ['an owner', 'What is the schema of the orders table?', "What is the orders table's schema?"],
    ['an owner after a verb', 'How do I sort the rows of a view?', 'How do I sort view rows?'],
    ['coordination', 'Can a topic and a table be joined?', 'Can a table and a topic be joined?'],
    ['fragments', 'dag x_y stuck, pool full, cause?', 'cause? pool full, dag x_y stuck'],
    ['an interjection', 'What, in simple terms, is a lake?', 'What is a lake?'],
    ['a relative clause', 'How do I find queries that are slow?', 'How do I find slow queries?'],
    ['a signature', 'Who owns it? Best regards, Tom', 'Who owns it?'],
    ['purpose', 'Which key is used for joining tables?', 'Which key is used to join tables?'],
    ['a place of a product', 'How do I sort in Hive by day?', 'How do I sort by day using Hive?'],
    ['per', 'What is the max per customer?', 'What is the maximum for each customer?'],
    ['what or joins', 'Does a queue or a topic cost less?', 'Does a topic or a queue cost less?'],
    ['short forms', 'Which svc reads the msgs of the tbl?', 'Which service reads the messages of the table?'],
    ['a bare cause', 'The loader skips rows, what causes that?', 'The loader skips rows, why?'],
    ['faster', 'How do I make a join faster?', 'How do I speed up a join?'],
  ])('reads the same whatever the order: %s', (_, one, other) => {
    expect(said(one)).toBe(said(other));
  });

  it.each([
    ['How do I load A1 into B1?', 'How do I load B1 into A1?'],
    ['Does the job call the api?', 'Does the api call the job?'],
    ['Which runs before the export?', 'Which runs after the export?'],
    ['What is a loader?', 'What does a loader do?'],
    ['How do I sort this?', 'How do I sort?'],
    ['Which job runs with retries?', 'Which job runs without retries?'],
    ['Why did it fail?', 'Why can it fail?'],
  ])('reads differently: %s | %s', (one, other) => {
    expect(said(one)).not.toBe(said(other));
  });

  it('says nothing for a text without words', () => {
    expect(readQuestion('😀'.repeat(4000))).toEqual({
      kind: 'tell',
      time: '',
      doer: '',
      terms: [],
      verbalNouns: [],
      passives: [],
      agents: [],
      joined: [],
      denied: [],
      relatives: [],
      segments: [],
      leadIn: [],
    });
  });

  it.each([
    'word ',
    'make ',
    'a,',
    'i am ',
    'x',
    'in our ',
    '1 ',
    'how can be ',
    'that is ',
    'of ',
    'a view and ',
    'that view runs ',
  ])('gets through 8,000 characters of %j', (piece) => {
    expect(readQuestion(piece.repeat(Math.floor(8000 / piece.length))).terms.length).toBeGreaterThanOrEqual(
      0,
    );
  });
});
