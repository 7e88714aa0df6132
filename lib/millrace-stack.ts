import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FunctionName } from '../functions/core/names.ts';
import { Api } from './constructs/api.ts';
import { bundledCode, type CodeOf } from './constructs/bundle.ts';
import { environmentOf } from './constructs/environment.ts';
import { OperationFunction } from './constructs/function.ts';
import { LateAnswers } from './constructs/late-answers.ts';
import { grantModel } from './constructs/model-permissions.ts';
import { addOutputs } from './constructs/outputs.ts';
import { grantTables } from './constructs/permissions.ts';
import { Tables } from './constructs/tables.ts';
import { grantTools } from './constructs/tool-permissions.ts';
import { WatchedExecutions } from './constructs/watched-executions.ts';
import type { Settings } from './settings.ts';

export interface MillraceStackProps {
  readonly settings: Settings;
  /** Code of each function; by default bundled from its handler. */
  readonly codeOf?: CodeOf;
}

/** All of one stage; the account and Region are those it is deployed to. */
export class MillraceStack extends Stack {
  readonly tables: Tables;
  readonly functions: Readonly<Record<FunctionName, OperationFunction>>;
  readonly lateAnswers: LateAnswers;
  /** Undefined where the settings name no state machine to watch. */
  readonly watchedExecutions: WatchedExecutions | undefined;
  readonly api: Api;

  constructor(scope: Construct, id: string, { settings, codeOf = bundledCode }: MillraceStackProps) {
    super(scope, id, {
      description: `Millrace, stage ${settings.stage}`,
      terminationProtection: settings.production,
    });
    this.tables = new Tables(this, 'Tables', settings);
    this.functions = this.makeFunctions(settings, codeOf);
    grantModel(this.functions.message.role, settings.model);
    grantTools(this.functions['tool-batch'].role, settings.tools);
    this.lateAnswers = new LateAnswers(this, 'LateAnswers', { message: this.functions.message });
    if (settings.watchedStateMachines.length > 0)
      this.watchedExecutions = new WatchedExecutions(this, 'WatchedExecutions', {
        memory: this.functions.memory,
        stateMachines: settings.watchedStateMachines,
      });
    this.api = new Api(this, 'Api', { functions: this.functions, settings });
    addOutputs(this, this);
  }

  private makeFunctions(settings: Settings, codeOf: CodeOf): MillraceStack['functions'] {
    const make = (id: string, name: FunctionName) => {
      const environment = environmentOf(name, settings, this.tables);
      const made = new OperationFunction(this, id, { name, code: codeOf(name), environment, settings });
      grantTables(made.role, name, this.tables);
      return made;
    };
    return {
      message: make('MessageFunction', 'message'),
      'tool-batch': make('ToolBatchFunction', 'tool-batch'),
      stats: make('StatsFunction', 'stats'),
      memory: make('MemoryFunction', 'memory'),
      maintenance: make('MaintenanceFunction', 'maintenance'),
    };
  }
}
