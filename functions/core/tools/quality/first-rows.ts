import type { Sha256 } from '../../ports.ts';

/** Remembers which row had a key first. */
export interface FirstRows {
  /** The row that had this key before; undefined, and remembered, when none had. */
  readonly rowBefore: (key: string, row: number) => number | undefined;
  /** Different keys so far. */
  readonly size: () => number;
}

/** 32-bit words of a hash. */
const WORDS = 4;

/** Rows are kept plus one, so that 0 is an empty slot. */
const FIRST_SLOTS = 1_024;

/**
 * A hash table of the first 128 bits of SHA-256: 20 bytes a slot, at most three quarters full, whatever the keys' length.
 * Two different keys meet with a chance under 10^-24 among four million, and nobody can make them meet.
 */
export function makeFirstRows(sha256: Sha256): FirstRows {
  let table = makeTable(FIRST_SLOTS);
  let size = 0;
  return {
    rowBefore: (key, row) => {
      const hash = toWords(sha256(key));
      const slot = findSlot(table, hash);
      const stored = table.rows[slot] ?? 0;
      if (stored > 0) return stored - 1;
      put(table, slot, hash, row + 1);
      size++;
      if (size * 4 > table.rows.length * 3) table = grown(table);
      return undefined;
    },
    size: () => size,
  };
}

interface Table {
  readonly hashes: Uint32Array;
  readonly rows: Uint32Array;
}

type Words = readonly number[];

function makeTable(slots: number): Table {
  return { hashes: new Uint32Array(slots * WORDS), rows: new Uint32Array(slots) };
}

function toWords(hex: string): Words {
  return [0, 8, 16, 24].map((start) => Number.parseInt(hex.slice(start, start + 8), 16));
}

/** The slot that has the hash, or the free one where it belongs (linear probing). */
function findSlot({ hashes, rows }: Table, hash: Words): number {
  const mask = rows.length - 1;
  let slot = (hash[0] ?? 0) & mask;
  while ((rows[slot] ?? 0) > 0 && !hash.every((word, index) => hashes[slot * WORDS + index] === word))
    slot = (slot + 1) & mask;
  return slot;
}

function put({ hashes, rows }: Table, slot: number, hash: Words, stored: number): void {
  hashes.set(hash, slot * WORDS);
  rows[slot] = stored;
}

function grown(old: Table): Table {
  const table = makeTable(old.rows.length * 2);
  for (const [slot, stored] of old.rows.entries()) {
    if (stored === 0) continue;
    const hash = [...old.hashes.subarray(slot * WORDS, slot * WORDS + WORDS)];
    put(table, findSlot(table, hash), hash, stored);
  }
  return table;
}
