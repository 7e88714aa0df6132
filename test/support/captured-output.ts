import { afterAll, vi } from 'vitest';

/** Everything that the process prints from here to the end of the test file, as one text; nothing of it is shown. */
export function captureOutput(): () => string {
  const chunks: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      chunks.push(typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString());
      return true;
    });
    afterAll(() => spy.mockRestore());
  }
  return () => chunks.join('');
}
