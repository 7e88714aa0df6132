import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../functions/adapters/node/sha256.ts';
import { fromCursor, toCursor } from '../../functions/http/cursor.ts';

const scope = { tenant: 'acme', agentId: 'orders' };
const position = fc.record({
  timestampMs: fc.integer({ min: 0, max: 8.64e15 }),
  sequence: fc.nat(),
  entryId: fc.stringMatching(/^[A-Za-z0-9._:-]{1,128}$/),
});

describe('a cursor', () => {
  it('gives back the place it was made of, and needs no encoding in a query', () => {
    fc.assert(
      fc.property(position, (place) => {
        const cursor = toCursor(scope, place, sha256);
        expect(cursor).toMatch(/^[\w-]+$/);
        expect(fromCursor(scope, cursor, sha256)).toEqual(place);
      }),
    );
  });

  it('is refused for another agent and another tenant', () => {
    fc.assert(
      fc.property(position, (place) => {
        const cursor = toCursor(scope, place, sha256);
        for (const other of [
          { ...scope, agentId: 'parcels' },
          { ...scope, tenant: 'zeta' },
        ])
          expect(() => fromCursor(other, cursor, sha256)).toThrow('not one that this list gave out');
      }),
    );
  });

  it('is refused with any one character changed', () => {
    fc.assert(
      fc.property(position, fc.nat(), fc.constantFrom('A', 'b', '7', '_', '='), (place, at, letter) => {
        const cursor = toCursor(scope, place, sha256);
        const index = at % cursor.length;
        fc.pre(cursor[index] !== letter);
        const changed = cursor.slice(0, index) + letter + cursor.slice(index + 1);
        expect(() => fromCursor(scope, changed, sha256)).toThrow('not one that this list gave out');
      }),
    );
  });

  it('is refused for any other text, and never with another error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.base64String()), (text) => {
        expect(() => fromCursor(scope, text, sha256)).toThrow(
          expect.objectContaining({ name: 'invalid_cursor' }),
        );
      }),
    );
  });
});
