import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shortKey, shortText, shownKey } from '../../../../functions/core/tools/profile/short-text.ts';

describe('shortText', () => {
  it('keeps 120 code points and never splits one', () => {
    expect(shortText('é'.repeat(120))).toBe('é'.repeat(120));
    expect(shortText('😀'.repeat(121))).toBe(`${'😀'.repeat(120)}…`);
    const upToEmoji = `${'x'.repeat(119)}😀`;
    expect(shortText(upToEmoji)).toBe(upToEmoji);
    expect(shortText(`${upToEmoji}x`)).toBe(`${upToEmoji}…`);
  });
});

describe('shortKey', () => {
  it('differs for different texts with one head', () => {
    const head = 'x'.repeat(200);
    expect(shortKey(`${head}a`)).not.toBe(shortKey(`${head}b`));
  });

  it('is shown as the short text, whatever the text holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(shownKey(shortKey(text))).toBe(text.length <= 120 ? text : shortText(text));
      }),
    );
  });
});
