import type { ErrorObject } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { AppError, type FieldError } from '../../core/errors.ts';

export type JsonSchema = Readonly<Record<string, unknown>>;

/** The violations of one value, none when it is valid. */
export type FindViolations = (value: unknown) => readonly ErrorObject[];

export interface CompileOptions {
  /** True reads numbers, booleans and null out of text where the schema asks for them. */
  readonly textual: boolean;
  /** False stops at the first violation of a value. */
  readonly allErrors: boolean;
}

const DIALECT = /^https?:\/\/json-schema\.org\/draft\/2020-12\/schema#?$/;

/**
 * Compiles a JSON Schema 2020-12 with its formats; unknown keywords are annotations, as the standard has it. Throws
 * AppError `invalid_params` for what is no such schema and for references out of it: nothing is loaded from a network.
 */
export function compileSchema(schema: JsonSchema, { textual, allErrors }: CompileOptions): FindViolations {
  checkDialect(schema);
  const ajv = new Ajv2020({ allErrors, strict: false, logger: false, coerceTypes: textual });
  formats.default(ajv);
  if (ajv.validateSchema(schema) !== true) throw notASchema(ajv.errors ?? []);
  const validate = compile(ajv, schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []));
}

function checkDialect({ $schema, $async }: JsonSchema): void {
  if ($schema !== undefined && !(typeof $schema === 'string' && DIALECT.test($schema)))
    throw refusal('/$schema', 'must be https://json-schema.org/draft/2020-12/schema');
  if ($async !== undefined) throw refusal('/$async', 'is not known in JSON Schema 2020-12');
}

function compile(ajv: Ajv2020, schema: JsonSchema) {
  try {
    return ajv.compile(schema);
  } catch (error) {
    if (error instanceof Error && 'missingRef' in error) throw unresolved(String(error.missingRef));
    throw refusal('', error instanceof Error ? error.message : String(error));
  }
}

function unresolved(reference: string): AppError {
  const remote = /^[a-z][a-z0-9+.-]*:/i.test(reference);
  const reason = remote
    ? 'no schema is loaded from elsewhere; put it under $defs'
    : 'the schema has no such part';
  return refusal('', `$ref ${JSON.stringify(reference)} cannot be resolved: ${reason}`);
}

function notASchema(errors: readonly ErrorObject[]): AppError {
  const faults = errors.map((error) => toFault(error.instancePath, error.message ?? error.keyword));
  const [first] = faults;
  const detail =
    first === undefined ? 'schema: is not JSON Schema 2020-12' : `schema: ${first.pointer} ${first.detail}`;
  return new AppError('invalid_params', detail, faults.slice(0, 20));
}

function refusal(path: string, detail: string): AppError {
  return new AppError('invalid_params', `schema${path}: ${detail}`, [toFault(path, detail)]);
}

function toFault(path: string, detail: string): FieldError {
  return { pointer: `#/schema${encodeURI(path)}`, detail };
}
