import { answerAnew } from './answer-anew.ts';
import type { StoredAnswer } from './answer-store.ts';
import type { Answered, Ask, ReplyPorts } from './ask.ts';
import { releaseClaim, takeClaim } from './claim.ts';
import { isServable } from './is-servable.ts';
import type { Candidate, QuestionIndex } from './question-index.ts';
import { asAsked } from './servable-answer.ts';
import { type QuestionSignature, toSignature } from './similar/question-signature.ts';
import type { GuardReason } from './similar/rules/verdict.ts';
import { loadBudgetMs, readBudgetMs } from './time-left.ts';
import { unlessSlow } from './unless-slow.ts';

/** How many answers are read that turn out to be gone. */
const MOST_TRIES = 3;

/**
 * Answers with the stored answer to a similar question, else anew. While the index of questions is brought up to date
 * it is used as it was: for a match the answer is read, without one the question is claimed, so that neither a hit nor
 * a miss waits one round trip more.
 */
export async function answerSimilarly(ports: ReplyPorts, ask: Ask): Promise<Answered> {
  const asked = toSignature(ask.request.message);
  const known = ports.questions.peek(ask.scope);
  const guess = known === undefined ? undefined : lookUp(ports, ask, known, asked).best;
  const [index = known, claim, early] = await Promise.all([
    refresh(ports, ask),
    guess === undefined ? takeClaim(ports, ask, ports.newId(), ask.lookup) : undefined,
    guess === undefined ? undefined : read(ports, ask, guess),
  ]);
  const isReadable = guess === undefined || early !== undefined;
  const { served, refusals } =
    index === undefined || !isReadable ? NOTHING_SERVED : await serveBest(ports, ask, index, asked, early);
  if (served === undefined) return { ...(await answerAnew(ports, ask, claim)), refusals };
  const underWay = claim === undefined ? undefined : releaseClaim(ports, ask, claim);
  return { ...served, refusals, ...(underWay === undefined ? {} : { underWay }) };
}

const NOTHING_SERVED = { served: undefined, refusals: [] } as const;

interface Found {
  readonly best: Candidate | undefined;
  /** Why those were passed over that the score alone would have served rather than the best. */
  readonly refusals: readonly GuardReason[];
}

/** The most similar question whose answer may be served now, as far as the index knows. */
function lookUp(
  { clock }: Pick<ReplyPorts, 'clock'>,
  { request, settings, lookup }: Ask,
  index: QuestionIndex,
  asked: QuestionSignature,
): Found {
  const candidates = index.examine(asked, settings.answers.similarityThreshold);
  const best = candidates.find(
    ({ question, judgement }) =>
      judgement.accepted && lookup !== undefined && isServable(question, request, lookup.state, clock()),
  );
  const least = best?.judgement.similarity ?? 0;
  const refusals = candidates.flatMap(({ judgement: { accepted, reason, similarity } }) =>
    accepted || reason === undefined || reason === 'below_threshold' || similarity < least ? [] : reason,
  );
  return { best, refusals };
}

async function refresh({ questions, timer }: ReplyPorts, ask: Ask): Promise<QuestionIndex | undefined> {
  const budgetMs = questions.peek(ask.scope) === undefined ? loadBudgetMs(ask) : readBudgetMs(ask);
  const refreshing = questions.refresh(ask.scope);
  return await unlessSlow(timer, 'question index', refreshing, budgetMs, ask.observer);
}

/** The answer of a candidate, or that there is none any more; undefined when the store does not say. */
async function read(ports: ReplyPorts, ask: Ask, { question }: Candidate): Promise<Read | undefined> {
  const reading = ports.answers.read(ask.scope, question.answerId).then((answer) => ({ question, answer }));
  return await unlessSlow(ports.timer, 'answer read', reading, readBudgetMs(ask), ask.observer);
}

interface Read {
  readonly question: Candidate['question'];
  readonly answer: StoredAnswer | undefined;
}

/** Serves the best match; an answer that is gone, or not the one that the index knows, makes way for the next. */
async function serveBest(
  ports: ReplyPorts,
  ask: Ask,
  index: QuestionIndex,
  asked: QuestionSignature,
  early: Read | undefined,
): Promise<{ readonly served?: Answered; readonly refusals: readonly GuardReason[] }> {
  let refusals: readonly GuardReason[] = [];
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const found = lookUp(ports, ask, index, asked);
    refusals = found.refusals;
    if (found.best === undefined) break;
    const { question, judgement } = found.best;
    const done = early?.question === question ? early : await read(ports, ask, found.best);
    if (done === undefined) break;
    if (done.answer !== undefined && isStillServable(ports, ask, done.answer))
      return { served: toServed(ask, done.answer, judgement.similarity), refusals };
    index.remove(question.answerId);
  }
  return { refusals };
}

/** The very question may have been answered since it was looked for. */
function toServed({ answerId }: Ask, answer: StoredAnswer, similarity: number): Answered {
  if (answer.answerId !== answerId)
    return { source: 'semantic', answer, match: { message: answer.message, similarity } };
  return asAsked(answer);
}

function isStillServable({ clock }: ReplyPorts, { request, lookup }: Ask, answer: StoredAnswer): boolean {
  return lookup !== undefined && isServable(answer, request, lookup.state, clock());
}
