import { describe, expect, it } from 'vitest';
import {
  deniedIn,
  joinedIn,
} from '../../../../../../functions/core/answers/similar/reading/arrangement/roles.ts';
import { toSegments } from '../../../../../../functions/core/answers/similar/reading/arrangement/segments.ts';
import { readQuestion } from '../../../../../../functions/core/answers/similar/reading/read-question.ts';
import { toUnits } from '../../../../../../functions/core/answers/similar/reading/words/units.ts';

const segments = (text: string) =>
  toSegments({ units: toUnits(text.split(' '), () => false), isMain: true, kind: 'how' });

describe('what a reading says of the roles of words', () => {
  it('verbs that are named as things, with their objects', () => {
    expect(readQuestion('Does rewriting manifests help?').verbalNouns).toEqual(['rewrit']);
    expect(readQuestion('Does the rejection of files help?').verbalNouns).toEqual(['reject']);
    expect(readQuestion('Does the failure of files help?').verbalNouns).toEqual(['fail']);
    expect(readQuestion('Does the name of files help?').verbalNouns).toEqual([]);
    expect(readQuestion('Does a job stop running?').verbalNouns).toEqual([]);
    expect(readQuestion('Does the agent of files help?').verbalNouns).toEqual([]);
    expect(readQuestion('Does settings files help?').verbalNouns).toEqual([]);
    expect(readQuestion('Does partition pruning queries help?').verbalNouns).toEqual([]);
    expect(readQuestion('Does rewriting by night help?').verbalNouns).toEqual([]);
  });

  it('verbs in the passive without who does it', () => {
    expect(readQuestion('Are the tables encrypted?').passives).toEqual(['encrypt']);
    expect(readQuestion('Are the tables encrypted by the loader?').passives).toEqual([]);
    expect(readQuestion('Is the job that replaced the loader slow?').passives).toEqual([]);
    expect(readQuestion('Is the job that the loader replaced slow?').passives).toEqual([]);
    expect(readQuestion('Is the job that was replaced slow?').passives).toEqual(['replace']);
  });

  it('who does what verbs in the passive say', () => {
    expect(readQuestion('Which tables were written by the loader?').agents).toEqual(['loader']);
    expect(readQuestion('Which tables are sorted by day?').agents).toEqual(['day']);
    expect(readQuestion('How do I sort tables by day?').agents).toEqual([]);
    expect(readQuestion('Which tables were written for the loader?').agents).toEqual([]);
  });

  it('what stands on either side of and and or, as it was said', () => {
    expect(readQuestion('How do I encrypt by month and compress by region?').joined).toEqual([
      { before: ['encrypt', 'month'], after: ['compress', 'region'] },
    ]);
    expect(readQuestion('How do I compress and encrypt rows or files?').joined).toEqual([
      { before: ['compress'], after: ['encrypt', 'row', 'or', 'file'] },
      { before: ['compress', 'encrypt', 'row', 'or'], after: ['file'] },
    ]);
    expect(readQuestion('How do I encrypt rows?').joined).toEqual([]);
  });

  it('nothing of an and that a clause begins with', () => {
    expect(segments('and encrypt rows').flatMap(joinedIn)).toEqual([]);
  });

  it('what is denied where not the whole clause is', () => {
    expect(readQuestion('Which rows are in staging and not in the mart?').denied).toEqual(['mart']);
    expect(readQuestion('Which rows that are not masked are loaded?').denied).toEqual(['mask']);
    expect(readQuestion('Why are not only the new rows updated?').denied).toEqual(['only']);
    expect(readQuestion('Why are only the new rows not updated?').denied).toEqual([]);
    expect(readQuestion('Which rows do not exist in the mart?').denied).toEqual([]);
    expect(segments('rows that are not').flatMap(deniedIn)).toEqual(['']);
  });

  it('how relative clauses begin, but for passives and phrases', () => {
    expect(readQuestion('Where is the job that blocks a query?').relatives).toEqual([['block', 'query']]);
    expect(readQuestion('Where is the job that a query blocks?').relatives).toEqual([['query', 'block']]);
    expect(readQuestion('Where is the job that was blocked by a query?').relatives).toEqual([]);
    expect(readQuestion('Where is the job that runs in a service?').relatives).toEqual([]);
    expect(readQuestion('Where is the job that runs?').relatives).toEqual([]);
    expect(readQuestion('Where is the job that by night blocks queries?').relatives).toEqual([]);
    expect(readQuestion('Where is the job that is late every day?').relatives).toEqual([]);
    expect(readQuestion('Where is the job that queries are blocked by?').relatives).toEqual([]);
  });
});
