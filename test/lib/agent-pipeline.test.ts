import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { AgentPipeline } from '../../lib/constructs/agent-pipeline.ts';
import { OperationFunction } from '../../lib/constructs/function.ts';
import { parseSettings } from '../../lib/settings.ts';
import { allowedIn, synthesized } from './synthesized.ts';

const STATE_MACHINE = 'AWS::StepFunctions::StateMachine';

const stateSchema = z.looseObject({ Type: z.string() });
const definitionSchema = z.object({ States: z.record(z.string(), stateSchema) });

/** States of the pipeline in a template. */
function statesOf(template: Template) {
  const [machine] = Object.values(template.findResources(STATE_MACHINE));
  return definitionSchema.parse(JSON.parse(machine?.['Properties'].DefinitionString)).States;
}

describe('the pipeline of the stack', () => {
  it('is a standard state machine that logs every step, without what passes through it', () => {
    synthesized().hasResourceProperties(STATE_MACHINE, {
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: false },
    });
    synthesized({ tracing: true }).hasResourceProperties(STATE_MACHINE, {
      TracingConfiguration: { Enabled: true },
    });
  });

  it('is left out where the settings say so', () => {
    synthesized({ pipeline: 'false' }).resourceCountIs(STATE_MACHINE, 0);
  });

  it('may invoke the memory and tool-batch functions and nothing else', () => {
    const allowed = allowedIn(synthesized()).filter(
      ({ role, actions }) =>
        role.startsWith('PipelineRole') && !actions.some((each) => each.startsWith('logs:')),
    );
    expect(allowed).toEqual([
      {
        role: expect.any(String),
        actions: ['lambda:InvokeFunction'],
        resources: [
          expect.stringContaining('MemoryFunctionLambda'),
          expect.stringContaining('ToolBatchFunction'),
        ],
      },
    ]);
  });

  it('retries, catches and has a key on every call', () => {
    const tasks = Object.values(statesOf(synthesized())).filter(({ Type }) => Type === 'Task');
    expect(tasks.length).toBeGreaterThan(8);
    for (const task of tasks) {
      expect(task).toMatchObject({
        TimeoutSeconds: 60,
        Retry: [{ JitterStrategy: 'FULL' }],
        Catch: [{ ErrorEquals: ['States.DataLimitExceeded'] }, { ErrorEquals: ['States.ALL'] }],
      });
      expect(JSON.stringify(task)).toContain('idempotencyKey.$');
    }
  });
});

describe('AgentPipeline', () => {
  it('sends every call to the tenant that it is made for', () => {
    const stack = new Stack(new App(), 'Own');
    const make = (name: 'memory' | 'tool-batch') =>
      new OperationFunction(stack, name, {
        name,
        code: Code.fromInline('-'),
        environment: {},
        settings: parseSettings({}),
      });
    const pipeline = new AgentPipeline(stack, 'Pipeline', {
      memory: make('memory'),
      toolBatch: make('tool-batch'),
      tenant: 'acme',
    });
    expect(pipeline.stateMachine.node.path).toBe('Own/Pipeline/StateMachine');
    const tasks = Object.values(statesOf(Template.fromStack(stack))).filter(({ Type }) => Type === 'Task');
    for (const task of tasks) expect(task).toMatchObject({ Parameters: { Payload: { tenant: 'acme' } } });
  });
});
