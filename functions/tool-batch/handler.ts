import { makeHandler } from '../http/make-handler.ts';
import { wireToolBatch } from '../wiring/tool-batch.ts';

/** Lambda's entry: the operations of the tool-batch function, for API Gateway and for direct invocation. */
export const handler = makeHandler(wireToolBatch());
