import { wordSet } from './word-set.ts';

/** Words that say how much or which part is meant. */
export const SCOPE_WORDS = wordSet(
  'this these all each every per only one some both either half single entire whole full first last latest newest oldest ' +
    'earliest next previous most least max min average median total sum distinct unique other another same ' +
    'different several few many much more less fewer again still already ever always often sometimes also even ' +
    'directly together except alone enough once twice top bottom best worst multiple',
);
