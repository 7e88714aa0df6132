import { describe, expect, it } from 'vitest';
import { assignedLate } from '../../lib/bundle/late-assignments.ts';
import { parseModule } from '../../lib/bundle/syntax.ts';

describe('assignedLate', () => {
  it.each([
    ['function f() { a = 1; }', ['a']],
    ['const f = () => { a += 1; b++; --c; };', ['a', 'b', 'c']],
    ['const f = async () => { ({ x: a, ...b } = g()); [c = 1, [d]] = g(); };', ['a', 'b', 'c', 'd']],
    ['const f = function () { for (a of []); for (b in {}); for (const c of []); };', ['a', 'b']],
    ['class K { m() { a ??= 1; } get g() { return (b ||= 2); } }', ['a', 'b']],
    ['class K { field = (a = 1); }', ['a']],
    ['const f = () => () => (a = 1);', ['a']],
    ['function f() { o.a = 1; o[b] = 2; o.c++; }', []],
    ['let a = 1; a = 2; for (a of []); (b => b)(a = 3);', []],
    ['class K { static { a = 1; } }', []],
    ['const f = (a = 1) => { const b = 2; let c; };', []],
  ])('in %s', (code, names) => {
    expect([...assignedLate(parseModule(code))]).toEqual(names);
  });
});
