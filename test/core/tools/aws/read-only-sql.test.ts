import { describe, expect, it } from 'vitest';
import { readOnlyFault } from '../../../../functions/core/tools/aws/read-only-sql.ts';

describe('readOnlyFault', () => {
  it.each([
    'SELECT 1',
    '  select * from t;  ',
    'SELECT 1;;',
    '-- note; with a semicolon\nSELECT 1',
    '/* DROP TABLE t; */ SELECT 1',
    "SELECT 'a; DROP TABLE t' AS x",
    "SELECT 'it''s; fine'",
    'SELECT "drop;" FROM "t"',
    'WITH a AS (SELECT 1 AS n) SELECT n FROM a',
    'WITH a AS (SELECT "delete" FROM t) SELECT * FROM a',
    'SHOW TABLES',
    'SHOW PARTITIONS t',
    'SHOW CREATE TABLE t',
    'DESCRIBE t',
    'DESCRIBE update',
    'DESC update',
    'SELECT `drop;` FROM `t`',
    'SELECT 4 / 2',
    'SELECT (SELECT max(update) FROM t)',
  ])('takes %j', (sql) => {
    expect(readOnlyFault(sql)).toBeUndefined();
  });

  it.each([
    ['', 'holds no statement'],
    [' -- SELECT 1', 'holds no statement'],
    [';', 'holds no statement'],
    ['DROP TABLE t', 'only reading'],
    ['INSERT INTO t SELECT 1', 'only reading'],
    ['CREATE TABLE t AS SELECT 1', 'only reading'],
    ["UNLOAD (SELECT 1) TO 's3://b/'", 'only reading'],
    ['EXPLAIN ANALYZE SELECT 1', 'only reading'],
    ['PREPARE x FROM SELECT 1', 'only reading'],
    ['/**/ delete from t', 'only reading'],
    ['(SELECT 1)', 'only reading'],
    ['SELECT 1; DROP TABLE t', 'one statement'],
    ['SELECT 1 -- a\n; DELETE FROM t', 'one statement'],
    ["SELECT 'a'';' ; DROP TABLE t", 'one statement'],
    ['WITH a AS (SELECT 1) INSERT INTO t SELECT * FROM a', 'not INSERT'],
    ['WITH a AS (SELECT 1) DELETE FROM t', 'not DELETE'],
    ["SELECT 'never closed", 'not closed'],
    ['SELECT "never closed', 'not closed'],
    ['SELECT `never closed', 'not closed'],
  ])('refuses %j', (sql, fault) => {
    expect(readOnlyFault(sql)).toContain(fault);
  });

  it('takes time that grows with the length alone', () => {
    for (const part of ['/*', "'", '"', '--', '(', '/**', "''"])
      expect(readOnlyFault(`SELECT ${part.repeat(40_000)}`)?.length ?? 0).toBeLessThan(100);
  });
});
