import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Cleanup } from '../../local/cleanup.ts';
import { startAwsEmulator } from '../../scripts/aws-emulator.ts';
import { checkAnswers } from './check-answers.ts';
import { checkExecutions, WATCHED } from './check-executions.ts';
import { checkFunctions } from './check-functions.ts';
import { checkPipeline, LAKE, SOURCES } from './check-pipeline.ts';
import { checkRoutes } from './check-routes.ts';
import { checkUpgrade } from './check-upgrade.ts';
import { leftoversOf } from './leftovers.ts';
import { LIMITS } from './limits.ts';
import { reachApp } from './support/app.ts';
import { makeCallAws } from './support/aws.ts';
import { bootstrap, deploy, destroy, type Outputs } from './support/deployment.ts';
import { startModelServers } from './support/model.ts';
import { makeReport } from './support/report.ts';

const STACK = 'Millrace-e2e';

const cleanup = new Cleanup();
try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
} finally {
  await cleanup.run();
}

/** Deploys the app into an emulator of AWS, uses it as its users do, upgrades it with data in it, and destroys it. */
async function main(): Promise<void> {
  const { check, passed } = makeReport();
  const model = await startModelServers();
  cleanup.add(model.stop);
  const emulator = await startAwsEmulator({
    MINISTACK_BEDROCK_PROXY_URL: model.modelUrl,
    AWS_ENDPOINT_URL_BEDROCK_RUNTIME: model.bedrockUrl,
  });
  cleanup.add(emulator.stop);
  model.connect(emulator.url);
  const folder = await mkdtemp(path.join(tmpdir(), 'millrace-e2e-'));
  cleanup.add(() => rm(folder, { recursive: true, force: true }));
  const watched = { [WATCHED.stateMachineArn]: { agentId: WATCHED.agentId } };
  const context = {
    stage: 'e2e',
    sourceBuckets: SOURCES,
    dataLakeBucket: LAKE,
    watchedStateMachines: JSON.stringify(watched),
  };
  const deployment = { environment: emulator.environment, folder, context };
  const call = makeCallAws(emulator.url);

  console.log('The app in an emulator of AWS');
  let outputs: Outputs = {};
  await check('cdk bootstrap', () => bootstrap(deployment));
  await check('cdk deploy', async () => {
    outputs = await deploy(deployment);
  });
  const app = reachApp(outputs, call, emulator.url);
  await checkRoutes(check, app);
  await checkFunctions(check, app);
  await checkAnswers(check, app, model);
  await checkPipeline(check, { app, call, outputs });
  await checkExecutions(check, app, call);
  await checkUpgrade(check, app, { ...deployment, outputs });
  await check('cdk destroy leaves nothing of the stage', async () => {
    await destroy(deployment, call, STACK);
    assert.deepEqual(await leftoversOf(call, STACK), []);
  });
  console.log(`\n${passed()} checks passed. What the emulator cannot do, and what shows it instead:`);
  for (const { what, why, instead } of LIMITS) console.log(`  ${what}: ${why} (${instead})`);
}
