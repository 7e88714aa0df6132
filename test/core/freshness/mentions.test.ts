import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mentions } from '../../../functions/core/freshness/mentions.ts';

describe('mentions', () => {
  it.each([
    ['How fresh is orders?', 'orders'],
    ['ORDERS failed', 'orders'],
    ['orders', 'Orders'],
    ['is "orders" late', 'orders'],
    ['why is sales.orders late', 'sales.orders'],
    ['why is sales.orders late', 'orders'],
    ['reorders, then orders', 'orders'],
    ['orders-2026', 'orders'],
    ['Größe der cafe\u0301-Tabelle', 'caf\u00e9'],
    ['wie groß ist ÄPFEL?', 'äpfel'],
    ['the Sales 2026/Q1 table', 'sales 2026/q1'],
    ['load (raw) again', '(raw)'],
  ])('sees in %j the name %j', (text, name) => {
    expect(mentions(text, name)).toBe(true);
  });

  it.each([
    ['reorders', 'orders'],
    ['orders2', 'orders'],
    ['orders_v2', 'orders'],
    ['_orders', 'orders'],
    ['ordersé', 'orders'],
    ['データorders', 'orders'],
    ['𠮷orders', 'orders'],
    ['orders𠮷', 'orders'],
    ['order', 'orders'],
    ['', 'orders'],
    ['orders', ''],
  ])('does not see in %j the name %j', (text, name) => {
    expect(mentions(text, name)).toBe(false);
  });

  it('sees the name at either end of the text and between spaces, whatever it is', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(
        names,
        fc.constantFrom('', ' ', '"', ' a '),
        fc.constantFrom('', ' ', '?'),
        (name, before, after) => {
          fc.pre(!/^[\p{M}]/u.test(name));
          expect(mentions(`${before}${name}${after}`, name)).toBe(true);
        },
      ),
    );
  });

  it('does not see a name with a letter, digit or underscore at its side', () => {
    const names = fc.stringMatching(/^[a-z]{1,6}$/);
    const touching = fc.constantFrom('x', '7', '_', 'é', '字', '𝒜');
    fc.assert(
      fc.property(names, touching, fc.boolean(), (name, character, isBefore) => {
        fc.pre(!name.includes(character));
        expect(mentions(isBefore ? `${character}${name}` : `${name}${character}`, name)).toBe(false);
      }),
    );
  });
});
