/**
 * Collects the clauses of one UpdateItem, naming attributes and values by number, so that any name (a dataset, an
 * entry id) can stand in it. Numbers have few digits and equal values one name: an expression may have 4 KB.
 */
export interface UpdateBuilder {
  /** Adds to a top-level number; an absent one counts as 0. */
  readonly add: (attribute: string, amount: number) => void;
  /** Sets the attribute to an expression, see `name` and `value`. */
  readonly set: (attribute: string, expression: string) => void;
  readonly remove: (attribute: string) => void;
  readonly require: (condition: string) => void;
  /** Requires that the number is what was seen; an absent one was seen as 0. */
  readonly requireNumber: (attribute: string, seen: number) => void;
  readonly name: (attribute: string) => string;
  readonly value: (value: unknown) => string;
  readonly build: () => UpdateParameters;
}

interface UpdateParameters {
  readonly UpdateExpression: string;
  readonly ConditionExpression?: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
}

/** An empty update; amounts added to the same attribute are summed. */
export function makeUpdate(): UpdateBuilder {
  const names = new Map<string, string>();
  const values: Record<string, unknown> = {};
  const sums = new Map<string, number>();
  const sets: string[] = [];
  const removes: string[] = [];
  const conditions: string[] = [];
  const name = (attribute: string) => {
    const known = names.get(attribute) ?? `#${names.size.toString(36)}`;
    names.set(attribute, known);
    return known;
  };
  const numbers = new Map<number, string>();
  const value = (content: unknown) => {
    const known = typeof content === 'number' ? numbers.get(content) : undefined;
    if (known !== undefined) return known;
    const placeholder = `:${Object.keys(values).length.toString(36)}`;
    values[placeholder] = content;
    if (typeof content === 'number') numbers.set(content, placeholder);
    return placeholder;
  };
  return {
    add: (attribute, amount) => void sums.set(attribute, (sums.get(attribute) ?? 0) + amount),
    set: (attribute, expression) => void sets.push(`${name(attribute)}=${expression}`),
    remove: (attribute) => void removes.push(name(attribute)),
    require: (condition) => void conditions.push(condition),
    requireNumber: (attribute, seen) =>
      void conditions.push(
        seen === 0 ? `attribute_not_exists(${name(attribute)})` : `${name(attribute)} = ${value(seen)}`,
      ),
    name,
    value,
    build: () => {
      const adds = [...sums].map(([attribute, amount]) => `${name(attribute)} ${value(storable(amount))}`);
      return {
        UpdateExpression: [clause('SET', sets), clause('ADD', adds), clause('REMOVE', removes)]
          .join(' ')
          .trim(),
        ...(conditions.length === 0 ? {} : { ConditionExpression: conditions.join(' AND ') }),
        ExpressionAttributeNames: Object.fromEntries(
          [...names].map(([attribute, known]) => [known, attribute]),
        ),
        ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
      };
    },
  };
}

/**
 * Freed of the noise of binary fractions, so that sums stay short, and within what sums can hold: DynamoDB refuses a
 * number of more than 38 digits, which are 18 after the point and enough before it for a million of the largest.
 */
export function storable(amount: number): number {
  const tidy = Number(amount.toPrecision(15));
  if (Math.abs(tidy) < 1) return Number(tidy.toFixed(MOST_DECIMALS));
  return Math.max(-LARGEST, Math.min(LARGEST, tidy));
}

const MOST_DECIMALS = 18;
const LARGEST = 1e12;

function clause(keyword: string, parts: readonly string[]): string {
  return parts.length === 0 ? '' : `${keyword} ${parts.join(',')}`;
}
