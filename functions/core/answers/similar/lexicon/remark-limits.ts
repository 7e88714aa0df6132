import { wordSet } from './word-set.ts';

/** What a clause begins with that says where, when or of which things a question is asked. */
export const LIMITING = wordSet(
  'in on at for with from after before during since when if once to under within without by while because although ' +
    'unless until whenever where as over per between of about and or which that who whose not only every each last ' +
    'next yesterday today tomorrow tonight using given unlike like except instead despite both either even',
);

/** Products that people search in, which say nothing of the question. */
export const SEARCHED = wordSet(
  'google googled googling reddit stackoverflow youtube chatgpt wikipedia linkedin',
);
