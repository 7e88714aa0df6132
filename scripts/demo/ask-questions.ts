import type { AgentApi } from './api.ts';
import { formatMs, heading, wrap } from './text-layout.ts';

/** Asks each question twice and prints both answers with where they came from and how long they took. */
export async function askQuestions(
  api: AgentApi,
  questions: readonly string[],
  print: (text: string) => void,
): Promise<void> {
  print(heading('Questions, each asked twice'));
  for (const question of questions) {
    print(`\n  ${question}`);
    let before: string | undefined;
    for (let time = 1; time <= 2; time++) {
      const { response, source, responseTimeMs } = await api.ask(question);
      print(`    ${time}. source: ${source}, responseTimeMs: ${formatMs(responseTimeMs)}`);
      print(response === before ? `${INDENT}(the same answer)` : wrapLines(response));
      before = response;
    }
  }
}

const INDENT = ' '.repeat(7);

function wrapLines(text: string): string {
  return text
    .split('\n')
    .map((line) => wrap(line, INDENT))
    .join('\n');
}
