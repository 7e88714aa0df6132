import { describe, expect, it } from 'vitest';
import { countLive } from '../../../functions/core/stats/kept-items.ts';
import { isEmpty, makeStatisticsLedger } from '../../../functions/core/stats/statistics-ledger.ts';

const ONE = { tenant: 'acme', agentId: 'one' };
const OTHER = { tenant: 'acme', agentId: 'other' };
const NOON_MS = Date.UTC(2026, 6, 1, 12);

function makeSubject() {
  const charged = { readUnits: 0, writeUnits: 0 };
  const ledger = makeStatisticsLedger(charged);
  const charge = (readUnits: number, writeUnits: number) => {
    charged.readUnits += readUnits;
    charged.writeUnits += writeUnits;
  };
  return { ledger, charge };
}

describe('the ledger of statistics', () => {
  it('gives what the request took so far, and one unit for the write that records it', () => {
    const { ledger, charge } = makeSubject();
    charge(1.5, 2);
    expect(ledger.take(ONE)).toMatchObject({ readUnits: 1.5, writeUnits: 3 });
  });

  it('carries what came after to the next write of the same agent, and counts nothing twice', () => {
    const { ledger, charge } = makeSubject();
    charge(1.5, 0);
    let writeUnits = ledger.take(ONE).writeUnits;
    charge(0, 1 + 2);
    ledger.endRequest(ONE);
    charge(0.5, 0);
    ledger.endRequest(OTHER);
    charge(1.5, 0);
    const second = ledger.take(ONE);
    expect(second).toMatchObject({ readUnits: 1.5, writeUnits: 3 });
    charge(0, 1);
    ledger.endRequest(ONE);
    writeUnits += second.writeUnits + ledger.take(ONE).writeUnits;
    charge(0, 1);
    expect(writeUnits).toBe(5);
    expect(ledger.take(OTHER).readUnits).toBe(0.5);
  });

  it('keeps what could not be written for the next write', () => {
    const { ledger, charge } = makeSubject();
    charge(4, 3);
    ledger.noteKept(ONE, { cache: 'results', endSeconds: NOON_MS / 1000 + 60, amount: 1 });
    const taken = ledger.take(ONE);
    ledger.giveBack(ONE, taken);
    const again = ledger.take(ONE);
    expect(again).toMatchObject({ readUnits: 4, writeUnits: 4 });
    expect(countLive(again.kept.results, NOON_MS)).toBe(1);
    expect(countLive(ledger.take(ONE).kept.results, NOON_MS)).toBe(0);
  });

  it('leaves out what is nobody’s', () => {
    const { ledger, charge } = makeSubject();
    charge(5, 5);
    ledger.endRequest();
    expect(ledger.take(ONE)).toMatchObject({ readUnits: 0, writeUnits: 1 });
  });

  it('adds up what came into each cache and what went', () => {
    const { ledger } = makeSubject();
    const endSeconds = NOON_MS / 1000 + 60;
    for (const amount of [1, 1, -1, 1] as const)
      ledger.noteKept(ONE, { cache: 'answers', endSeconds, amount });
    ledger.noteKept(ONE, { cache: 'results', endSeconds, amount: 1 });
    ledger.noteKept(OTHER, { cache: 'results', endSeconds, amount: 1 });
    const { kept } = ledger.take(ONE);
    expect([countLive(kept.answers, NOON_MS), countLive(kept.results, NOON_MS)]).toEqual([2, 1]);
    expect(isEmpty(ledger.take(ONE))).toBe(true);
    expect(isEmpty(ledger.take(OTHER))).toBe(false);
  });

  it('has nothing to write where what came into a cache went again', () => {
    const { ledger } = makeSubject();
    const endSeconds = NOON_MS / 1000 + 60;
    for (const amount of [1, -1] as const) ledger.noteKept(ONE, { cache: 'results', endSeconds, amount });
    expect(isEmpty(ledger.take(ONE))).toBe(true);
  });

  it.each([
    [1000, 1],
    [1001, 0],
  ])('of %i agents still knows %i of the first', (agents, readUnits) => {
    const { ledger, charge } = makeSubject();
    for (let index = 1; index <= agents; index++) {
      charge(1, 0);
      ledger.endRequest({ tenant: 'acme', agentId: `agent-${index}` });
    }
    expect(ledger.take({ tenant: 'acme', agentId: 'agent-1' }).readUnits).toBe(readUnits);
    expect(ledger.take({ tenant: 'acme', agentId: `agent-${agents}` }).readUnits).toBe(1);
  });
});
