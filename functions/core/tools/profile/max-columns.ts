/** Columns of a table; more are refused, as each takes memory. */
export const MAX_COLUMNS = 500;
