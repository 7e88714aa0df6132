import { describe, expect, it } from 'vitest';
import { isStopWord } from '../../../functions/core/text/stop-words.ts';

describe('isStopWord', () => {
  it.each(['the', 'is', 'how', 'why', 'a', 'your'])('knows %s', (word) => {
    expect(isStopWord(word)).toBe(true);
  });

  it.each(['pipeline', 'failed', '', 'THE', 'constructor'])('does not count %j in', (word) => {
    expect(isStopWord(word)).toBe(false);
  });
});
