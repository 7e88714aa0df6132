import type { Sha256 } from '../ports.ts';
import { foldWhiteSpace } from '../text/fold-white-space.ts';

/**
 * Id of the answer to a message: 32 hexadecimal digits that the same text (Unicode NFC, white space folded, case kept)
 * always has, so it can be given out before the answer exists.
 */
export function answerIdOf(message: string, sha256: Sha256): string {
  return sha256(foldWhiteSpace(message)).slice(0, 32);
}
