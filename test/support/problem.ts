import { expect } from 'vitest';
import * as z from 'zod/mini';
import type { HttpAnswer } from './millrace.ts';

export interface ExpectedProblem {
  readonly status: number;
  readonly code: string;
  /** The field that a person has to look at; undefined where no single one is at fault. */
  readonly pointer?: string;
}

/** Fails unless the answer is an RFC 9457 problem of that kind that names the field and gives nothing away. */
export function expectProblem({ status, headers, text, json }: HttpAnswer, expected: ExpectedProblem): void {
  const problem = problemSchema.parse(json);
  expect({ status, code: problem.code, problemStatus: problem.status }, text.slice(0, 500)).toEqual({
    status: expected.status,
    code: expected.code,
    problemStatus: expected.status,
  });
  expect(headers).toMatchObject({
    'content-type': 'application/problem+json',
    'x-request-id': expect.stringMatching(/\S/),
  });
  expect(text).not.toMatch(/\\n\s+at |node_modules|\.ts:\d|Error:/);
  if (expected.pointer !== undefined)
    expect(problem.errors?.map(({ pointer }) => pointer)).toContain(expected.pointer);
}

const line = z.string().check(z.minLength(1));

const problemSchema = z.strictObject({
  type: z.url(),
  title: line,
  status: z.int(),
  detail: line,
  instance: z.string().check(z.startsWith('/')),
  code: line,
  errors: z.optional(z.array(z.strictObject({ pointer: z.string().check(z.startsWith('#')), detail: line }))),
});
