import type { FieldError } from '../../core/errors.ts';
import type { JsonSchema } from './compile-schema.ts';

/** A check of params by a JSON Schema (2020-12); ajv is loaded when it is called. Throws for what is no such schema. */
export async function makeParamsCheck(
  schema: JsonSchema,
): Promise<(params: unknown) => readonly FieldError[]> {
  const { compileSchema } = await import('./compile-schema.ts');
  const findViolations = compileSchema(schema, { textual: false, allErrors: true });
  return (params) =>
    findViolations(params).map(({ instancePath, message = 'is not allowed', params: about }) => {
      const member = about['additionalProperty'] ?? about['missingProperty'];
      const path = typeof member === 'string' ? `${instancePath}/${member}` : instancePath;
      return { pointer: `#${encodeURI(path)}`, detail: message };
    });
}
