import { wordSet } from './word-set.ts';

/** What a name in the style of `mart.orders_daily` may be the name of. */
export const KINDS_OF_THINGS = wordSet(
  'table view model dag pipeline job task topic queue stream column field dataset schema bucket dashboard report index ' +
    'metric function macro file folder sensor operator database',
);
