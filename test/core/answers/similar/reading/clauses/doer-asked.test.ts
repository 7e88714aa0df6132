import { describe, expect, it } from 'vitest';
import { doerAsked } from '../../../../../../functions/core/answers/similar/reading/clauses/doer-asked.ts';

describe('doerAsked', () => {
  it.each([
    ['person', 'How do I sort rows in Spark'],
    ['person', 'how to sort rows'],
    ['person', 'how can we sort rows'],
    ['person', 'how does one sort rows'],
    ['person', 'how you sort rows'],
    ['thing', 'how does Spark sort rows'],
    ['thing', 'how do brokers elect a leader'],
    ['', 'how can Spark sort rows'],
    ['', 'how does sorting'],
    ['', 'how are rows sorted'],
    ['', 'why do I sort rows'],
    ['', 'and how does Spark sort rows'],
  ])('is %j of: %s', (doer, text) => {
    expect(doerAsked(text.split(' '))).toBe(doer);
  });
});
