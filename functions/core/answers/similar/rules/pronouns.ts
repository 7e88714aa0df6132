import type { Reading } from '../reading/read-question.ts';
import { PRONOUN } from '../reading/words/term.ts';

/**
 * Two questions as they read without each `it`, and as they read when it stands for the same thing of which both speak,
 * one couple for each thing it may be: `Can I drop a table while a query reads it?`. None if neither has a pronoun.
 */
export function withPronounsRead(asked: Reading, cached: Reading): (readonly [Reading, Reading])[] {
  const pointing = [asked, cached].filter(({ terms }) => terms.some(({ key }) => key === PRONOUN));
  if (pointing.length === 0) return [];
  const keys = new Set(cached.terms.map(({ key }) => key));
  const nouns = asked.terms.filter(({ key, type }) => type === 'word' && key !== PRONOUN && keys.has(key));
  const couples = [...new Set(nouns.map(({ key }) => key))].map(
    (noun) => [read(asked, noun), read(cached, noun)] as const,
  );
  return pointing.length > 1 ? couples : [[without(asked), without(cached)], ...couples];
}

function without(reading: Reading): Reading {
  return {
    ...reading,
    terms: reading.terms.filter(({ key }) => key !== PRONOUN),
    segments: reading.segments.map((parts) => parts.filter((part) => part !== PRONOUN)),
  };
}

function read(reading: Reading, noun: string): Reading {
  return {
    ...reading,
    terms: reading.terms.map((term) => (term.key === PRONOUN ? { ...term, key: noun } : term)),
    segments: reading.segments.map((parts) => parts.map((part) => (part === PRONOUN ? noun : part))),
  };
}
