import { randomBytes } from 'node:crypto';
import type { NewId } from '../../core/ports.ts';

/** Ids of 25 characters: nine of time (milliseconds in base 36, sortable), then 80 random bits. */
export const newId: NewId = () => {
  const time = Date.now().toString(36).padStart(9, '0');
  const random = BigInt(`0x${randomBytes(10).toString('hex')}`)
    .toString(36)
    .padStart(16, '0');
  return `${time}${random}`;
};
