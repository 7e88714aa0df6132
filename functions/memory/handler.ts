import { makeHandler } from '../http/make-handler.ts';
import { wireMemory } from '../wiring/memory.ts';

/** Lambda's entry: the operations of the memory function, for API Gateway and for direct invocation. */
export const handler = makeHandler(wireMemory());
