import { describe, expect, it } from 'vitest';
import { AppError, ERRORS } from '../../functions/core/errors.ts';
import { toAppError, toProblem } from '../../functions/http/problem.ts';

describe('a problem', () => {
  it('has the members of RFC 9457, its code and its faults', () => {
    const errors = [{ pointer: '#/limit', detail: 'must be an integer' }];
    const error = new AppError('invalid_request', 'limit must be an integer.', errors);
    expect(toProblem(error, '/agents/a/memory?limit=x')).toEqual({
      type: 'urn:millrace:problem:invalid_request',
      title: 'The request is not valid',
      status: 400,
      detail: 'limit must be an integer.',
      instance: '/agents/a/memory?limit=x',
      code: 'invalid_request',
      errors,
    });
  });

  it.each([
    new TypeError("Cannot read properties of undefined (reading 'pk')"),
    Object.assign(new Error('password=hunter2'), { name: 'AccessDeniedException' }),
    'hunter2',
    undefined,
    { message: 'hunter2', stack: 'at hunter2' },
  ])('never shows the cause of what went wrong inside', (cause) => {
    const problem = toProblem(cause, '/health');
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(problem)).not.toMatch(/hunter2|properties of|AccessDenied/);
  });

  it.each([
    ['ProvisionedThroughputExceededException', 429],
    ['ThrottlingException', 429],
    ['RequestLimitExceeded', 429],
    ['TimeoutError', 503],
    ['InternalServerError', 503],
  ])('tells what a caller may try again: %s', (name, status) => {
    const error = Object.assign(new Error('inner'), { name });
    const problem = toProblem(error, '/health');
    expect(problem.status).toBe(status);
    expect(ERRORS[problem.code].retryable).toBe(true);
    expect(problem.detail).not.toContain('inner');
  });

  it.each(['ECONNREFUSED', 'ECONNRESET'])('tells that the database is away: %s', (code) => {
    expect(toProblem(Object.assign(new Error('inner'), { code }), '/').status).toBe(503);
  });

  it('lists at most 20 faults and cuts long texts', () => {
    const long = 'x'.repeat(5000);
    const errors = Array.from({ length: 1000 }, () => ({ pointer: `#/${long}`, detail: long }));
    const problem = toProblem(new AppError('invalid_request', long, errors), '/');
    expect(problem.errors).toHaveLength(20);
    expect(JSON.stringify(problem).length).toBeLessThan(20_000);
  });

  it('has a code that is the name of the error thrown to direct callers', () => {
    expect(toAppError(new AppError('not_found', 'None.')).name).toBe('not_found');
    expect(toAppError(new Error('x')).name).toBe('internal');
  });
});
