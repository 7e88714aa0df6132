import { App, Stack } from 'aws-cdk-lib/core';
import { Tables } from '../../lib/constructs/tables.ts';
import { readTemplate, type TableDefinition } from '../../local/read-template.ts';

/**
 * The tables as they are deployed, under names of one's own: `<prefix>-MemoryTable` and so on. Only the tables are
 * synthesized, as the whole stack would take seconds in every test file.
 */
export function deployedTables(prefix: string): readonly TableDefinition[] {
  process.env['CDK_VALIDATION'] = 'false';
  const app = new App({
    analyticsReporting: false,
    postCliContext: { 'aws:cdk:enable-path-metadata': true },
  });
  const stack = new Stack(app, 'Test');
  new Tables(stack, 'Tables', { production: false });
  const { tables } = readTemplate(app.synth().getStackByName('Test').template, '.', 'us-east-1');
  return tables.map((table) => ({ ...table, TableName: table.TableName.replace(/^Millrace/, prefix) }));
}
