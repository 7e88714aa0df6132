import { describe, expect, it } from 'vitest';
import { guard } from '../../../../functions/core/answers/similar/guard.ts';
import { toSignature } from '../../../../functions/core/answers/similar/question-signature.ts';

const isSame = (one: string, other: string) => guard(toSignature(one), toSignature(other)).accepted;

/** A question with a gap, and words of which no two may stand for each other in it. */
const CONTRASTS: readonly (readonly [string, ...string[]])[] = [
  ['How do I _ compaction on the orders table?', 'enable', 'disable', 'start', 'stop', 'pause', 'schedule'],
  ['How do I _ a staging table?', 'create', 'drop', 'truncate', 'read', 'rename', 'lock', 'back up'],
  ['How do I _ rows of a staging table?', 'insert', 'upsert', 'delete', 'merge', 'read', 'count', 'sort'],
  ['How do I _ a user on the cluster?', 'add', 'remove', 'rename', 'block', 'audit'],
  ['How do I _ access to the ledger?', 'grant', 'revoke', 'request', 'audit', 'restrict'],
  ['How do I _ a secret of the loader?', 'encrypt', 'decrypt', 'rotate', 'delete', 'read', 'mask'],
  ['How do I _ the retention of a topic?', 'increase', 'decrease', 'check', 'disable'],
  ['How do I _ a failed task?', 'retry', 'skip', 'cancel', 'find', 'pause'],
  ['How do I _ a csv?', 'import', 'export', 'compress', 'decompress', 'split', 'merge', 'validate'],
  ['Which job _ the ledger table?', 'reads', 'loads', 'drops', 'locks', 'archives', 'caches', 'checks'],
  [
    'How do I _ a connector?',
    'deploy',
    'start',
    'stop',
    'pause',
    'remove',
    'schedule',
    'upgrade',
    'downgrade',
  ],
  ['How do I _ rows by region?', 'filter', 'exclude', 'group', 'sort', 'partition', 'count', 'rank'],
  ['When did the export _?', 'start', 'finish', 'fail', 'succeed', 'stop'],
  ['How do I add a member to the _?', 'role', 'group', 'cluster', 'pool', 'queue'],
  ['Which _ are affected by the outage?', 'customers', 'consumers', 'producers', 'tables', 'jobs', 'dags'],
  ['How do I _ data to the partner?', 'push', 'restrict', 'mask', 'delete'],
  ['How do I _ a column?', 'encrypt', 'mask', 'hash', 'drop', 'rename', 'index', 'tag'],
  ['How do I create a _?', 'view', 'materialized view', 'temporary view', 'table', 'external table', 'index'],
  [
    'How do I define a _ on orders?',
    'primary key',
    'foreign key',
    'partition key',
    'sort key',
    'surrogate key',
  ],
  ['How does a _ work?', 'left join', 'right join', 'inner join', 'full join', 'cross join', 'hash join'],
  ['How do I run a _ load of the mart?', 'full', 'incremental', 'partial', 'manual', 'nightly', 'parallel'],
  ['Is the replication of the ledger _?', 'synchronous', 'asynchronous', 'enabled', 'broken', 'late'],
  ['Should the feed be processed as a _?', 'batch', 'stream', 'transaction'],
  ['How do I choose a _ for the logs?', 'partition', 'bucket', 'format', 'schema', 'codec'],
  ['Which checks run _ the load?', 'before', 'after', 'during', 'without'],
  ['Which jobs are _ of the ledger model?', 'upstream', 'downstream'],
  ['Which _ is the loader connected to?', 'source', 'sink', 'bucket', 'broker', 'database'],
  ['Is the loader healthy in _?', 'staging', 'prod', 'dev', 'qa', 'uat'],
  ['What is the _ size of a batch?', 'minimum', 'maximum', 'average', 'total', 'default', 'current'],
  ['Which runs had _ three retries?', 'at least', 'at most', 'exactly', 'more than', 'less than'],
  ['Which tables are stored by _?', 'row', 'column', 'partition'],
  ['How do I list views _ an owner?', 'with', 'without'],
  ['Does the client use _ TLS?', 'one way', 'two way', 'mutual'],
  ['How do I restore a _?', 'table', 'row', 'schema', 'cluster', 'snapshot', 'topic', 'view'],
  ['Why does the _ lag?', 'producer', 'consumer', 'broker', 'replica', 'scheduler'],
  ['When did the _ run last?', 'dag', 'crawler', 'export', 'import', 'backup', 'vacuum'],
  ['Why is the _ of the cluster so high?', 'cpu', 'memory', 'latency', 'cost', 'throughput', 'lag'],
  ['What is a _ in stream processing?', 'session window', 'tumbling window', 'sliding window', 'watermark'],
];

describe('questions that differ in one word that matters', () => {
  it.each(CONTRASTS)('are kept apart: %s', (question, ...words) => {
    const taken = words.flatMap((one, at) =>
      words
        .slice(at + 1)
        .filter((other) => isSame(question.replace('_', one), question.replace('_', other)))
        .map((other) => `${one} = ${other}`),
    );
    expect(taken).toEqual([]);
  });
});

describe('questions of the same words', () => {
  it.each([
    ['Which tables in views are stale?', 'Which views in tables are stale?'],
    [
      'Which customers appear in Stripe but not in the ledger?',
      'Which customers appear in the ledger but not in Stripe?',
    ],
    ['Can I use a topic or a queue?', 'Can I use a topic and a queue?'],
    [
      'Can a table be dropped while a query reads a view?',
      'Can a view be dropped while a query reads a table?',
    ],
    ['If a job was skipped, how do I find it?', 'If a job was not skipped, how do I find it?'],
    ['Before a load runs, how do I check its mart?', 'After a load runs, how do I check its mart?'],
    ['How do I copy rows from the mart into the lake?', 'How do I copy rows from the lake into the mart?'],
    ['How many rows per second does the sink write?', 'How many rows per minute does the sink write?'],
    ['Where does the loader store the manifest?', 'Where does the manifest store the loader?'],
    ['Of the orders table, which columns are masked?', 'Of the masked table, which columns are ordered?'],
    ['How do I load a million rows?', 'How do I load a billion rows?'],
    ['Does the gateway call the pricing service?', 'Does the pricing service call the gateway?'],
    ['Which jobs start the loader?', 'Which jobs does the loader start?'],
  ])('are kept apart: %s | %s', (one, other) => {
    expect(isSame(one, other)).toBe(false);
  });
});
