/**
 * Calls `stop` on the first SIGINT or SIGTERM; a later one ends the process at once.
 * One that follows closely is the same: Ctrl-C reaches a program both from the terminal and from the npm that runs it.
 */
export function onStopSignal(stop: () => void): void {
  let firstMs: number | undefined;
  const hear = () => {
    if (firstMs !== undefined && performance.now() - firstMs > SAME_MS) process.exit(130);
    if (firstMs !== undefined) return;
    firstMs = performance.now();
    stop();
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
}

const SAME_MS = 500;
