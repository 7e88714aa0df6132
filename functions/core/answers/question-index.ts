import type { QuestionFacts } from './question-log.ts';
import { judgePair, type PairJudgement } from './similar/judge-pair.ts';
import { lookupBucket } from './similar/lookup-bucket.ts';
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
  readonly bucket: string;
}

interface Arranged {
  readonly byBucket: Map<string, Set<Indexed>>;
  readonly byTerm: Map<string, Set<Indexed>>;
}

/**
 * An index by bucket and by term. Whatever is accepted is of the same bucket, and of any `MOST_UNSHARED_TERMS + 1` terms
 * of the question it holds one, so the rarest ones lead to all of it (the prefix filter of set similarity joins:
 * Chaudhuri, Ganti and Kaushik, ICDE 2006). Of the two ways the one is taken that leads to fewer questions.
 */
export function makeQuestionIndex(): QuestionIndex {
  const byId = new Map<string, QuestionFacts>();
  const matched = new Map<string, Indexed>();
  const arranged: Arranged = { byBucket: new Map(), byTerm: new Map() };
  const remove = (answerId: string) => {
    byId.delete(answerId);
    const indexed = matched.get(answerId);
    if (indexed === undefined) return;
    matched.delete(answerId);
    takeOut(arranged.byBucket, indexed.bucket, indexed);
    for (const term of indexed.terms) takeOut(arranged.byTerm, term, indexed);
  };
  const put = (facts: QuestionFacts) => {
    remove(facts.answerId);
    byId.set(facts.answerId, facts);
    if (facts.message === undefined) return;
    const signature = toSignature(facts.message);
    const terms = lookupTerms(signature);
    const indexed = { facts, signature, terms, bucket: lookupBucket(signature) };
    matched.set(facts.answerId, indexed);
    putIn(arranged.byBucket, indexed.bucket, indexed);
    for (const term of terms) putIn(arranged.byTerm, term, indexed);
  };
  return {
    size: () => byId.size,
    countOfModel: (nowMs) => [...byId.values()].filter((facts) => isLiveOfModel(facts, nowMs)).length,
    has: ({ answerId, answeredAtMs }) => byId.get(answerId)?.answeredAtMs === answeredAtMs,
    put,
    remove,
    examine: (asked, threshold) => examine(asked, threshold, arranged),
    compareAll: (asked, threshold) =>
      rank([...matched.values()].map((indexed) => judge(asked, indexed, threshold))),
  };
}

function isLiveOfModel({ origin, expiresAtMs = 0 }: QuestionFacts, nowMs: number): boolean {
  return origin === 'model' && expiresAtMs > nowMs;
}

function putIn(sets: Map<string, Set<Indexed>>, key: string, indexed: Indexed): void {
  const holders = sets.get(key) ?? new Set();
  sets.set(key, holders.add(indexed));
}

function takeOut(sets: Map<string, Set<Indexed>>, key: string, indexed: Indexed): void {
  const holders = sets.get(key);
  holders?.delete(indexed);
  if (holders?.size === 0) sets.delete(key);
}

function examine(asked: QuestionSignature, threshold: number, arranged: Arranged): Candidate[] {
  const terms = lookupTerms(asked);
  const postings = terms.flatMap((term) => arranged.byTerm.get(term) ?? []).sort((a, b) => a.size - b.size);
  const bucket = lookupBucket(asked);
  const likely = likelyIn(arranged.byBucket.get(bucket) ?? new Set(), postings, terms.length)
    .filter((indexed) => indexed.bucket === bucket)
    .map((indexed) => judge(asked, indexed, threshold));
  if (likely.some(({ judgement }) => judgement.accepted))
    return rank(likely).sort((a, b) => Number(b.judgement.accepted) - Number(a.judgement.accepted));
  // Nothing is served: some that share the rarest term are looked at as well, so that a refusal can be told.
  const [rarest = new Set()] = postings;
  const others = [...rarest].filter((indexed) => indexed.bucket !== bucket).slice(0, MOST_REFUSALS_SOUGHT);
  return rank([...likely, ...others.map((indexed) => judge(asked, indexed, threshold))]);
}

/** All of the bucket that may be accepted, and maybe some of other buckets. */
function likelyIn(
  ofBucket: ReadonlySet<Indexed>,
  postings: readonly ReadonlySet<Indexed>[],
  terms: number,
): Indexed[] {
  const unknown = terms - postings.length;
  const needed = postings.slice(0, Math.max(0, MOST_UNSHARED_TERMS + 1 - unknown));
  if (needed.reduce((sum, { size }) => sum + size, 0) >= ofBucket.size) return [...ofBucket];
  const found = new Set<Indexed>();
  for (const holders of needed) for (const holder of holders) found.add(holder);
  return [...found];
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
