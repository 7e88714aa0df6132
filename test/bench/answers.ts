import { makeQuestionIndex, type QuestionIndex } from '../../functions/core/answers/question-index.ts';
import { toSignature } from '../../functions/core/answers/similar/question-signature.ts';
import { ENV } from '../../functions/core/names.ts';
import { type MeteredMessage, startMeteredMessage } from '../support/metered-message.ts';
import { storedQuestions } from '../support/stored-questions.ts';
import { type ResultTable, shown, writeResult } from './support/result-file.ts';

/** What answers cost at the DynamoDB wire, and how many stored questions a message is compared with. */

const SIZES = [10, 200, 2000];
const REPEATS = 20;
/** Some 2 KB of prose, as an answer is. */
const RESPONSE = Array.from({ length: 330 }, (_, index) => `row${(index * 7919) % 1000}`).join(' ');

// The functions' own log lines are not what is looked for here.
process.env['POWERTOOLS_LOG_LEVEL'] = 'SILENT';
process.env['POWERTOOLS_METRICS_DISABLED'] = 'true';

// Trimming is measured nowhere here.
const defaults = { answers: { maxStored: 100_000 } };
const millrace = await startMeteredMessage({ [ENV.defaultSettings]: JSON.stringify(defaults) });
try {
  const rows: ResultTable['rows'][number][] = [];
  for (const size of SIZES) rows.push(...(await measureSize(millrace, size)));
  const cost = {
    id: 'cost',
    columns: ['answer', 'stored', 'rounds', 'requests', 'read units', 'write units', 'ms (median)'],
    rows,
  };
  await writeResult('answers', { command: 'npm run bench:answers', tables: [cost, matching()] });
} finally {
  await millrace.close();
}

async function measureSize(metered: MeteredMessage, size: number) {
  const agentId = `agent-${size}`;
  const questions = storedQuestions(size);
  await metered.fill(agentId, questions, RESPONSE);
  await metered.fillAhead(agentId, ['Where is the runbook?'], RESPONSE);
  const at = (index: number) => questions[(index * 7) % size] ?? '';
  // The first question of an agent reads the whole index, maybe longer than it may wait; later ones find it in mind.
  for (let index = 0; index < 3; index++)
    await metered.ask(agentId, `Is number ${index} warm?`, { deadlineMs: 20_000 });
  return [
    await measure(metered, agentId, size, 'exact', (index) => at(index)),
    await measure(metered, agentId, size, 'precomputed', () => 'Where is the runbook?'),
    await measure(metered, agentId, size, 'semantic', (index) => at(index).toLowerCase()),
    await measure(
      metered,
      agentId,
      size,
      'model',
      (index) => `What happened on day ${index} of the migration?`,
    ),
  ];
}

/** The dearest of some messages, and the median of their times. */
async function measure(
  { meter, ask }: MeteredMessage,
  agentId: string,
  size: number,
  source: string,
  messageOf: (index: number) => string,
) {
  const costs: Awaited<ReturnType<typeof meter.measure>>[] = [];
  const times: number[] = [];
  for (let index = 0; index < REPEATS; index++)
    costs.push(
      await meter.measure(async () => {
        const reply = await ask(agentId, messageOf(index), { deadlineMs: 20_000 });
        if (reply.source !== source) throw new Error(`${messageOf(index)} was answered as ${reply.source}.`);
        times.push(reply.responseTimeMs);
      }),
    );
  const most = (amount: (cost: (typeof costs)[number]) => number) => Math.max(...costs.map(amount));
  const { [Math.floor(REPEATS / 2)]: median = 0 } = times.sort((a, b) => a - b);
  return [
    source,
    size,
    most(({ rounds }) => rounds),
    most(({ requests }) => requests),
    most(({ readUnits }) => readUnits),
    most(({ writeUnits }) => writeUnits),
    shown(median),
  ];
}

/** Comparisons of the index against those with all; both ways must accept the same. */
function matching(): ResultTable {
  const cases = (['number', 'word'] as const).flatMap((naming) => SIZES.map((size) => ({ naming, size })));
  const rows = cases.map(({ naming, size }) => {
    const questions = storedQuestions(size, naming);
    const index = makeQuestionIndex();
    for (const [position, message] of questions.entries()) index.put(toFacts(message, position));
    const asked = questions.slice(0, 200).map((question) => toSignature(question.toLowerCase()));
    const few = time(() => asked.map((signature) => index.examine(signature, 0.65)));
    const all = time(() => asked.map((signature) => index.compareAll(signature, 0.65)));
    requireSame(few.value, all.value);
    const examined = few.value.reduce((sum, candidates) => sum + candidates.length, 0) / asked.length;
    return [
      `a ${naming}`,
      size,
      shown(examined),
      size,
      shown(few.ms / asked.length),
      shown(all.ms / asked.length),
    ];
  });
  return {
    id: 'matching',
    columns: ['told apart by', 'stored', 'compared', 'all', 'ms a message', 'ms with all'],
    rows,
  };
}

function toFacts(message: string, position: number) {
  return {
    answerId: String(position),
    message,
    origin: 'model' as const,
    answeredAtMs: position,
    expiresAtMs: Number.MAX_SAFE_INTEGER,
    dependencies: {},
  };
}

function time<T>(work: () => T): { readonly value: T; readonly ms: number } {
  const startMs = performance.now();
  const value = work();
  return { value, ms: performance.now() - startMs };
}

type Judged = ReturnType<QuestionIndex['examine']>;

function requireSame(few: readonly Judged[], all: readonly Judged[]): void {
  const accepted = (candidates: Judged) =>
    candidates.flatMap(({ question, judgement }) => (judgement.accepted ? question.answerId : [])).join();
  for (const [position, candidates] of few.entries())
    if (accepted(candidates) !== accepted(all[position] ?? []))
      throw new Error('The index does not accept what a comparison with all accepts.');
}
