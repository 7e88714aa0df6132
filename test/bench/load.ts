import { startMillrace } from '../../scripts/demo/start-millrace.ts';
import { shown, writeResult } from './support/result-file.ts';

/**
 * Holds a mixed load against the development runtime at rising rates: messages 60 % (half of them repeats), memory
 * 20 %, batches 15 %, statistics 5 %. `npm run bench:load -- 5` holds each rate for 5 seconds instead of 15.
 */
const secondsEach = Number(process.argv[2] ?? 15);
const RATES = [5, 10, 20, 40];
const AGENTS = 20;

const COLUMNS = [
  'requests/s wanted',
  'answered/s',
  'requests',
  'errors',
  'p50 ms',
  'p95 ms',
  'p99 ms',
  'repeats p50 ms',
] as const;

/** Twenty requests in the shares of the mix. */
const KINDS = [
  ...(['new', 'repeat', 'memory', 'new', 'repeat', 'batch', 'new', 'repeat', 'memory', 'new'] as const),
  ...(['repeat', 'batch', 'new', 'repeat', 'memory', 'new', 'repeat', 'batch', 'memory', 'stats'] as const),
] as const;

const JSON_TYPE = { 'content-type': 'application/json' };

interface Sample {
  readonly kind: string;
  readonly status: number;
  readonly durationMs: number;
}

const millrace = await startMillrace(new AbortController().signal);
try {
  await Promise.all(Array.from({ length: AGENTS }, (_, n) => call(requestOf(n * KINDS.length, 'memory'))));
  const rows: (string | number)[][] = [];
  for (const rate of RATES) rows.push(toRow(rate, await hold(rate)));
  await writeResult('load', {
    command: 'npm run bench:load',
    tables: [{ id: 'rates', columns: [...COLUMNS], rows }],
  });
} finally {
  await millrace.stop();
}

/** Sends at the rate, whether earlier requests are answered or not, and waits for all in the end. */
async function hold(rate: number): Promise<{ samples: Sample[]; elapsedMs: number }> {
  const startMs = performance.now();
  const running: Promise<Sample>[] = [];
  for (let n = 0; n < rate * secondsEach; n++) {
    const waitMs = startMs + (n * 1000) / rate - performance.now();
    if (waitMs > 0) await new Promise((resolve) => setTimeout(resolve, waitMs));
    running.push(call(requestOf(n, KINDS[n % KINDS.length] ?? 'stats')));
  }
  const samples = await Promise.all(running);
  return { samples, elapsedMs: performance.now() - startMs };
}

function requestOf(n: number, kind: (typeof KINDS)[number]) {
  const agent = `/agents/load-${Math.floor(n / KINDS.length) % AGENTS}`;
  switch (kind) {
    case 'new':
      return {
        kind,
        path: `${agent}/messages`,
        body: { message: `How many rows had load ${n}-${Date.now()}?` },
      };
    case 'repeat':
      return { kind, path: `${agent}/messages`, body: { message: 'Which stage rejected rows?' } };
    case 'memory':
      return {
        kind,
        path: `${agent}/memory`,
        body: { content: `Load ${n} read 4,211 rows.`, dataset: `d${n}` },
      };
    case 'batch': {
      const records = [{ amount: n % 7 }, { amount: 3 }];
      return {
        kind,
        path: `${agent}/tool-batches`,
        body: { requests: [{ tool: 'profile_dataset', params: { records } }] },
      };
    }
    case 'stats':
      return { kind, path: `${agent}/stats`, body: undefined };
  }
}

async function call({ kind, path, body }: ReturnType<typeof requestOf>): Promise<Sample> {
  const startMs = performance.now();
  const sent = body === undefined ? {} : { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) };
  const response = await fetch(millrace.url + path, sent).catch(() => undefined);
  await response?.arrayBuffer();
  return { kind, status: response?.status ?? 0, durationMs: performance.now() - startMs };
}

function toRow(rate: number, { samples, elapsedMs }: Awaited<ReturnType<typeof hold>>): (string | number)[] {
  const times = (list: readonly Sample[]) => list.map(({ durationMs }) => durationMs);
  const good = samples.filter(({ status }) => status >= 200 && status < 300);
  const [p50 = 0, p95 = 0, p99 = 0] = percentiles(times(samples));
  const [repeats = 0] = percentiles(times(samples.filter(({ kind }) => kind === 'repeat')));
  const answered = shown((good.length * 1000) / elapsedMs);
  return [
    rate,
    answered,
    samples.length,
    samples.length - good.length,
    shown(p50),
    shown(p95),
    shown(p99),
    shown(repeats),
  ];
}

/** The 50th, 95th and 99th, by nearest rank. */
function percentiles(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  return [50, 95, 99].map((pct) => sorted[Math.max(0, Math.ceil((pct / 100) * sorted.length) - 1)] ?? 0);
}
