import { describe, expect, it } from 'vitest';
import { toUnits, type Unit } from '../../../../../../functions/core/answers/similar/reading/words/units.ts';

/** Each unit in a word: a term by its type and key, a relation or marker by its name, any other by its kind. */
const units = (text: string, names: readonly string[] = []) =>
  toUnits(text.split(' '), (word) => names.includes(word)).map(shown);

function shown(unit: Unit): string {
  if (unit.kind === 'term') return `${unit.term.type}:${unit.term.key}`;
  if (unit.kind === 'free') return `free:${unit.term.key}`;
  if (unit.kind === 'relation') return `>${unit.relation}`;
  return unit.kind === 'marker' ? `?${unit.marker}` : unit.kind;
}

describe('toUnits', () => {
  it.each([
    ['heron', ['word:heron']],
    ['is', ['be']],
    ['does', ['do']],
    ['the', ['edge']],
    ['I', ['edge']],
    ['have', ['skip']],
    ['really', ['skip']],
    ['and', ['and']],
    ['that', ['relative']],
    ['whose', ['relative']],
    ['it', ['word:it']],
    ['never', ['negation:not']],
    ['if', ['?if']],
    ['whenever', ['?if']],
    ['into', ['>to']],
    ['instead of', ['>instead']],
    ['all', ['scope:all']],
    ['could', ['free:can']],
    ['ought', ['free:should']],
    ['Kafka', ['name:kafka']],
    ['prod', ['environment:prod']],
    ['fct_orders', ['identifier:fct_orders']],
    ['5 gb', ['number:5 gb']],
    ['last night', ['date:last night']],
    ['would', ['skip']],
    ['how', ['skip']],
  ])('says what %s does', (text, expected) => {
    expect(units(text)).toEqual(expected);
  });

  it('takes phrases together', () => {
    expect(units('primary key of heron')).toEqual(['word:pk', '>of', 'word:heron']);
  });

  it('keeps or as a word of its own between what it joins', () => {
    expect(units('heron or stork')).toEqual(['word:heron', 'free:or', 'and', 'word:stork']);
    expect(units('or stork')).toEqual(['>or', 'word:stork']);
  });

  it.each([
    ['before an identifier', 'topic billing.invoices', ['edge', 'identifier:billing.invoices']],
    ['behind one', 'billing.invoices topic', ['identifier:billing.invoices', 'edge']],
    ['but not beside a short one', 'topic t1', ['word:topic', 'identifier:t1']],
    ['nor beside a version', 'topic 1.2_3', ['word:topic', 'identifier:1.2_3']],
    ['nor any other word', 'heron billing.invoices', ['word:heron', 'identifier:billing.invoices']],
    ['nor two words away', 'topic of billing.invoices', ['word:topic', '>of', 'identifier:billing.invoices']],
    ['in capitals too', 'Topic a_b', ['edge', 'identifier:a_b']],
    ['before one of three parts', 'table lake.mart.heron', ['edge', 'identifier:lake.mart.heron']],
    ['nor beside one with more behind it', 'topic a.b/7', ['word:topic', 'identifier:a.b/7']],
    ['nor beside a word that only ends as one', 'topic /a.b', ['word:topic', 'identifier:/a.b']],
  ])('leaves out what an identifier says itself, %s', (_, text, expected) => {
    expect(units(text)).toEqual(expected);
  });

  it.each([
    ['of what was named before', 'heron flush its file', ['word:heron', 'word:flush', 'edge', 'word:file']],
    ['of many', 'heron flush their file', ['word:heron', 'word:flush', 'edge', 'word:file']],
    ['but not of nothing', 'its file', ['word:it', 'word:file']],
    ['nor at the end', 'heron flush its', ['word:heron', 'word:flush', 'word:it']],
    ['nor after a denial alone', 'not its file', ['negation:not', 'word:it', 'word:file']],
    ['nor itself', 'heron flush itself now', ['word:heron', 'word:flush', 'word:it', 'skip']],
    ['nor it itself', 'heron flush it now', ['word:heron', 'word:flush', 'word:it', 'skip']],
  ])('takes its for a mark of an owner, %s', (_, text, expected) => {
    expect(units(text)).toEqual(expected);
  });

  it.each([
    ['at the end', 'heron do', ['word:heron', 'word:do']],
    ['before a relation', 'heron do with', ['word:heron', 'word:do', '>with']],
    ['before a clause', 'heron do if', ['word:heron', 'word:do', '?if']],
    ['after to', 'to do that', ['>to', 'word:do', 'relative']],
    ['that is done', 'done so', ['word:do', 'skip']],
    ['that goes on', 'doing that', ['word:do', 'relative']],
    ['but not in front', 'do with', ['do', '>with']],
    ['nor before a word', 'heron does flush', ['word:heron', 'do', 'word:flush']],
  ])('takes do for a verb %s', (_, text, expected) => {
    expect(units(text)).toEqual(expected);
  });

  it.each([
    ['before a place', 'test cluster', ['environment:test', 'word:cluster']],
    ['but not before another word', 'test file', ['word:test', 'word:file']],
    ['with its environment', 'prod env', ['environment:prod', 'skip']],
    ['or environments', 'staging environments', ['environment:staging', 'skip']],
    ['but not an environment alone', 'heron environment', ['word:heron', 'word:environment']],
  ])('reads an environment %s', (_, text, expected) => {
    expect(units(text)).toEqual(expected);
  });

  it('takes for names what the text takes for names, if it is no word of another kind', () => {
    expect(units('Heron', ['Heron'])).toEqual(['name:heron']);
    expect(units('The', ['The'])).toEqual(['edge']);
    expect(units('A', ['A'])).toEqual(['identifier:A']);
    expect(units('A')).toEqual(['edge']);
    expect(units('a', ['a'])).toEqual(['edge']);
    expect(units('Kafka', ['Kafka'])).toEqual(['name:kafka']);
  });

  it('keeps how each word was written, in lower case', () => {
    const [unit] = toUnits(['Herons'], () => false);
    expect(unit).toEqual({ kind: 'term', term: { key: 'heron', type: 'word', surface: 'herons' } });
    const [phrase] = toUnits(['Primary', 'Keys'], () => false);
    expect(phrase).toMatchObject({ term: { surface: 'primary keys' } });
  });

  it.each([
    ['or', 'heron or stork', { key: 'or', type: 'scope', surface: 'or' }],
    ['a modal verb', 'heron Might', { key: 'can', type: 'scope', surface: 'might' }],
  ])('takes %s for a word of scope that is free of its place', (_, text, term) => {
    expect(toUnits(text.split(' '), () => false)).toContainEqual({ kind: 'free', term });
  });
});
