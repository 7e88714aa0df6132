import { wordSet } from './word-set.ts';

/** Past forms and participles that do not end in -ed and are no present form as well. */
export const PASTS = wordSet(
  'been ran built wrote written sent made kept took taken gave given found showed shown lost held chose chosen broke ' +
    'broken knew known saw seen grew grown hidden drove driven paid sold bought spent threw thrown drew drawn caught ' +
    'brought froze frozen began begun went gone came became left said told rose risen fell fallen stuck spoke spoken',
);
