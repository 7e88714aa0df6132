import { makeHandler } from '../http/make-handler.ts';
import { wireStats } from '../wiring/stats.ts';

/** Lambda's entry: the operations of the stats function, for API Gateway and for direct invocation. */
export const handler = makeHandler(wireStats());
