/** What went wrong, in one line for the person who runs the demo. */
export class DemoFault extends Error {}
