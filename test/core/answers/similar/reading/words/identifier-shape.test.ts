import { describe, expect, it } from 'vitest';
import { hasIdentifierShape } from '../../../../../../functions/core/answers/similar/reading/words/identifier-shape.ts';

describe('hasIdentifierShape', () => {
  it.each([
    ['a digit', 'k8s'],
    ['an underscore', 'fct_orders'],
    ['a dot', 'billing.invoices'],
    ['a slash', 'raw/orders'],
    ['a sign', 'c++'],
    ['a capital behind a small letter', 'maxRetries'],
    ['a look-alike of another alphabet', 'оrders'],
    ['an invisible character', 'or\u200bders'],
    ['nothing at all', ''],
  ])('is true of a word with %s', (_, word) => {
    expect(hasIdentifierShape(word)).toBe(true);
  });

  it.each([
    ['small letters', 'orders'],
    ['a first capital', 'Orders'],
    ['capitals alone', 'SQL'],
    ['capitals before small letters', 'DAGs'],
  ])('is false of a word of %s', (_, word) => {
    expect(hasIdentifierShape(word)).toBe(false);
  });
});
