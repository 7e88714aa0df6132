import { makeHandler } from '../http/make-handler.ts';
import { wireMaintenance } from '../wiring/maintenance.ts';

/** Lambda's entry: the operations of the maintenance function, for API Gateway and for direct invocation. */
export const handler = makeHandler(wireMaintenance());
