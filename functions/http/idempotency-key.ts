import * as z from 'zod/mini';
import { lazily } from '../core/lazily.ts';

/** Key under which a caller may repeat a request: 1 to 255 printable ASCII characters. */
export const idempotencyKeySchema = lazily(() =>
  z.string().check(z.regex(/^[\x20-\x7e]{1,255}$/, 'must be 1 to 255 printable ASCII characters')),
);
