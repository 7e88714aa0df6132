import type { ErrorObject } from 'ajv';
import type { DataRecord } from '../../core/tools/record-source.ts';
import { toViolation, type Violation } from './violation.ts';

/** Kinds of violation told apart; those of further kinds count in the totals only. */
const MAX_KINDS = 200;

/** Violations of one keyword at one place, items of arrays taken together (`/tags/*`). */
interface KeywordCount {
  readonly keyword: string;
  readonly path: string;
  readonly count: number;
  /** Message of the first of them. */
  readonly message: string;
}

interface ViolationReport {
  readonly valid: boolean;
  readonly rowCount: number;
  readonly invalidRows: number;
  readonly violations: number;
  /** Most frequent first. */
  readonly byKeyword: readonly KeywordCount[];
  /** Some of every kind before more of one, in the order of the rows. */
  readonly samples: readonly Violation[];
}

export interface ViolationTally {
  readonly add: (row: DataRecord, errors: readonly ErrorObject[]) => void;
  readonly finish: () => ViolationReport;
}

interface Kind {
  readonly keyword: string;
  readonly path: string;
  readonly message: string;
  readonly samples: Violation[];
  count: number;
}

/** Counts violations by kind in bounded memory and keeps the first samples of each. */
export function makeViolationTally(sampleLimit: number): ViolationTally {
  const kinds = new Map<string, Kind>();
  let [rowCount, invalidRows, violations] = [0, 0, 0];
  const count = (keyword: string, violation: Violation) => {
    const kind = kindOf(kinds, keyword, violation);
    if (kind === undefined) return;
    kind.count++;
    if (kind.samples.length < sampleLimit) kind.samples.push(violation);
  };
  return {
    add: (row, errors) => {
      for (const error of errors) count(error.keyword, toViolation(row, rowCount, error));
      rowCount++;
      violations += errors.length;
      if (errors.length > 0) invalidRows++;
    },
    finish: () => {
      const sorted = [...kinds.values()].sort((a, b) => b.count - a.count);
      const byKeyword = sorted.map(({ keyword, path, count, message }) => ({
        keyword,
        path,
        count,
        message,
      }));
      const samples = chooseSamples(sorted, sampleLimit);
      return { valid: invalidRows === 0, rowCount, invalidRows, violations, byKeyword, samples };
    },
  };
}

function kindOf(
  kinds: Map<string, Kind>,
  keyword: string,
  { pointer, message }: Violation,
): Kind | undefined {
  const path = pointer.replace(/\/\d+(?=\/|$)/g, '/*');
  const key = `${keyword} ${path}`;
  const known = kinds.get(key);
  if (known !== undefined || kinds.size === MAX_KINDS) return known;
  const kind = { keyword, path, message, samples: [], count: 0 };
  kinds.set(key, kind);
  return kind;
}

function chooseSamples(kinds: readonly Kind[], limit: number): readonly Violation[] {
  const chosen: Violation[] = [];
  for (let turn = 0; turn < limit && chosen.length < limit; turn++)
    chosen.push(...kinds.flatMap(({ samples }) => samples.slice(turn, turn + 1)));
  return chosen.slice(0, limit).sort((a, b) => a.row - b.row);
}
