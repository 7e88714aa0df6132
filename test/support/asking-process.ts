/**
 * An instance of the message function in a process of its own, for tests that need several. It says `ready` once the
 * handler is loaded, and answers each list of payloads, sent at the same time, with the list of replies.
 */
const { handler } = await import('../../functions/message/handler.ts');

process.on('message', (payloads: readonly unknown[]) => void askAll(payloads));
process.send?.('ready');

async function askAll(payloads: readonly unknown[]): Promise<void> {
  const replies = await Promise.all(
    payloads.map((payload, position) => handler(payload, { awsRequestId: `request-${position}` })),
  );
  process.send?.(replies);
}
