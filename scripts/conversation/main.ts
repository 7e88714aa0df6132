import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DemoFault } from '../demo/demo-fault.ts';
import { startMillrace } from '../demo/start-millrace.ts';
import { converse } from './conversation.ts';
import { startSlowModel } from './slow-model.ts';
import { makeTalk } from './talk.ts';

const GUIDE = path.resolve(import.meta.dirname, '../../docs/guide/answers.md');
const PLACE = /(<!-- conversation -->\n)[\s\S]*?(<!-- \/conversation -->)/;

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => interrupted.abort(new DemoFault('it was interrupted.')));

try {
  const lines: string[] = [];
  await holdConversation((line) => {
    lines.push(line);
    console.log(line);
  });
  if (process.argv.includes('--write')) await writeInto(GUIDE, lines);
} catch (error) {
  console.error(`The conversation failed: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
}

/** Starts a stand-in for a model and a Millrace that asks it, both for this conversation alone. */
async function holdConversation(print: (line: string) => void): Promise<void> {
  const model = await startSlowModel();
  Object.assign(process.env, {
    MILLRACE_MODEL_PROVIDER: 'openai',
    MILLRACE_MODEL_ID: 'stand-in-1',
    MILLRACE_MODEL_BASE_URL: model.baseUrl,
  });
  try {
    const millrace = await startMillrace(interrupted.signal);
    try {
      await converse(makeTalk(`${millrace.url}/agents/orders-team`), print);
    } finally {
      await millrace.stop();
    }
  } finally {
    model.close();
  }
}

async function writeInto(file: string, lines: readonly string[]): Promise<void> {
  const guide = await readFile(file, 'utf8');
  if (!PLACE.test(guide)) throw new DemoFault(`${file} has no place for the conversation.`);
  const block = `\n\`\`\`text\n${lines.join('\n')}\n\`\`\`\n\n`;
  await writeFile(
    file,
    guide.replace(PLACE, (_, begin: string, end: string) => `${begin}${block}${end}`),
  );
}
