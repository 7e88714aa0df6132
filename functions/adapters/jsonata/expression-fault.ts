/** What is wrong with an expression, or with a row for it, in words for the person who wrote it. */
export class ExpressionFault extends Error {
  override readonly name = 'ExpressionFault';
}
