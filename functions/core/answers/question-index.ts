import type { QuestionFacts } from './question-log.ts';
import { judgePair, type PairJudgement } from './similar/judge-pair.ts';
import { lookupTerms, MOST_UNSHARED_TERMS } from './similar/lookup-terms.ts';
import { type QuestionSignature, toSignature } from './similar/question-signature.ts';

/** Most stored questions that are looked at for the sake of saying why none was served. */
const MOST_REFUSALS_SOUGHT = 32;

/** A stored question with what was found about serving its answer for another one. */
export interface Candidate {
  readonly question: QuestionFacts;
  readonly judgement: PairJudgement;
}

/** Stored questions of one agent, arranged so that a similar one is found by looking at few of them. */
export interface QuestionIndex {
  /** Number of questions, those that are too long to be matched included. */
  readonly size: () => number;
  /** Answers of a model among them that are within their time. */
  readonly countOfModel: (nowMs: number) => number;
  readonly has: (question: Pick<QuestionFacts, 'answerId' | 'answeredAtMs'>) => boolean;
  /** Adds a question or replaces what was known of it. */
  readonly put: (question: QuestionFacts) => void;
  readonly remove: (answerId: string) => void;
  /**
   * Judges those that may match: every one that is accepted, most similar first, of equal ones the last answered
   * first; then those that were examined and refused. The accepted are the same as if all had been compared.
   */
  readonly examine: (asked: QuestionSignature, threshold: number) => Candidate[];
  /** Judges all of them, most similar first. */
  readonly compareAll: (asked: QuestionSignature, threshold: number) => Candidate[];
}

interface Indexed {
  readonly facts: QuestionFacts;
  readonly signature: QuestionSignature;
  readonly terms: readonly string[];
}

/**
 * An index by term. A pair is accepted only if each of the two lacks at most `MOST_UNSHARED_TERMS` terms of the other:
 * so whatever is accepted holds one of any `MOST_UNSHARED_TERMS + 1` terms of the question, and the rarest ones lead to
 * the fewest stored questions (the prefix filter of set similarity joins: Chaudhuri, Ganti and Kaushik, ICDE 2006).
 */
export function makeQuestionIndex(): QuestionIndex {
  const byId = new Map<string, QuestionFacts>();
  const matched = new Map<string, Indexed>();
  const byTerm = new Map<string, Set<Indexed>>();
  const remove = (answerId: string) => {
    byId.delete(answerId);
    const indexed = matched.get(answerId);
    matched.delete(answerId);
    for (const term of indexed?.terms ?? []) {
      const holders = byTerm.get(term);
      if (indexed !== undefined) holders?.delete(indexed);
      if (holders?.size === 0) byTerm.delete(term);
    }
  };
  const put = (facts: QuestionFacts) => {
    remove(facts.answerId);
    byId.set(facts.answerId, facts);
    if (facts.message === undefined) return;
    const signature = toSignature(facts.message);
    const indexed = { facts, signature, terms: lookupTerms(signature) };
    matched.set(facts.answerId, indexed);
    for (const term of indexed.terms) {
      const holders = byTerm.get(term) ?? new Set();
      byTerm.set(term, holders.add(indexed));
    }
  };
  return {
    size: () => byId.size,
    countOfModel: (nowMs) => [...byId.values()].filter((facts) => isLiveOfModel(facts, nowMs)).length,
    has: ({ answerId, answeredAtMs }) => byId.get(answerId)?.answeredAtMs === answeredAtMs,
    put,
    remove,
    examine: (asked, threshold) =>
      rank(candidatesOf(asked, byTerm).map((indexed) => judge(asked, indexed, threshold))).sort(
        (a, b) => Number(b.judgement.accepted) - Number(a.judgement.accepted),
      ),
    compareAll: (asked, threshold) =>
      rank([...matched.values()].map((indexed) => judge(asked, indexed, threshold))),
  };
}

function isLiveOfModel({ origin, expiresAtMs = 0 }: QuestionFacts, nowMs: number): boolean {
  return origin === 'model' && expiresAtMs > nowMs;
}

/** All that may be accepted; where that is nothing, some that share the rarest term, so that a refusal can be told. */
function candidatesOf(
  asked: QuestionSignature,
  byTerm: ReadonlyMap<string, ReadonlySet<Indexed>>,
): Indexed[] {
  const terms = lookupTerms(asked);
  const postings = terms.flatMap((term) => byTerm.get(term) ?? []).sort((a, b) => a.size - b.size);
  const unknown = terms.length - postings.length;
  const needed = MOST_UNSHARED_TERMS + 1 - unknown;
  if (needed <= 0) return [...(postings[0] ?? [])].slice(0, MOST_REFUSALS_SOUGHT);
  const candidates = new Set<Indexed>();
  for (const holders of postings.slice(0, needed)) for (const holder of holders) candidates.add(holder);
  return [...candidates];
}

function judge(asked: QuestionSignature, { facts, signature }: Indexed, threshold: number): Candidate {
  return { question: facts, judgement: judgePair(asked, signature, threshold) };
}

function rank(candidates: Candidate[]): Candidate[] {
  return candidates.sort(
    (a, b) =>
      b.judgement.similarity - a.judgement.similarity || b.question.answeredAtMs - a.question.answeredAtMs,
  );
}
