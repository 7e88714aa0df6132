import * as z from 'zod/mini';
import { lazily } from './lazily.ts';

/** Name of an agent: a letter or digit, then up to 63 letters, digits, dots, underscores or hyphens. */
export const agentIdSchema = lazily(() =>
  z
    .string()
    .check(
      z.regex(
        /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/,
        'must start with a letter or digit and hold 1 to 64 letters, digits, dots, underscores or hyphens',
      ),
    ),
);

/** Owner of agents: 1 to 128 printable characters, free of white space. */
export const tenantSchema = lazily(() =>
  z.string().check(z.regex(/^[\x21-\x7e]{1,128}$/, 'must be 1 to 128 printable ASCII characters')),
);

/** Whose data an operation touches; every key that is read or written is made from both parts. */
export interface Scope {
  readonly tenant: string;
  readonly agentId: string;
}

/** Tenant of calls that name none: direct invocations and IAM-authorized requests. */
export const DEFAULT_TENANT = 'default';
