import { makeHandler } from '../http/make-handler.ts';
import { wireMessage } from '../wiring/message.ts';

/** Lambda's entry: the operations of the message function, for API Gateway and for direct invocation. */
export const handler = makeHandler(wireMessage());
