import assert from 'node:assert/strict';
import type { DeployedApp } from './support/app.ts';
import { type DeployOptions, deploy, type Outputs, output } from './support/deployment.ts';
import type { Check } from './support/report.ts';

const AGENT = '/agents/e2e-upgrade';

/** Deploys again with another setting: what was stored is still there, and the setting has its effect. */
export async function checkUpgrade(
  check: Check,
  app: DeployedApp,
  { outputs, ...deployment }: DeployOptions & { readonly outputs: Outputs },
): Promise<void> {
  await check('an upgrade in place keeps what is stored, and its addresses', async () => {
    const entry = { content: 'From before the upgrade.', entryId: 'kept', dataset: 'orders' };
    const added = await app.send(`POST ${AGENT}/memory`, entry);
    assert.equal(added.status, 201, added.text);
    await app.send(`PUT ${AGENT}/answers`, { message: 'Since when?', response: 'Before the upgrade.' });
    const changed = { ...deployment, context: { ...deployment.context, maxBodyBytes: '2048' } };
    const upgraded = await deploy(changed);
    assert.deepEqual(upgraded, outputs);
    assert.deepEqual((await app.send(`GET ${AGENT}/memory/kept`)).json, added.json);
    const reply = await app.send(`POST ${AGENT}/messages`, { message: 'Since when?' });
    assert.ok(reply.text.includes('Before the upgrade.'), reply.text);
    assert.match(output(upgraded, 'ApiUrl'), /^https:/);
  });
  await check('the changed setting has its effect', async () => {
    const large = await app.send(`POST ${AGENT}/memory`, { content: 'x'.repeat(3000) });
    assert.equal(large.status, 413, large.text);
  });
}
