import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import type { FunctionName } from '../functions/core/names.ts';
import { bundledCode, type CodeOf } from './bundle/bundle.ts';
import { AgentPipeline } from './constructs/agent-pipeline.ts';
import { Alarms } from './constructs/alarms.ts';
import { Api } from './constructs/api.ts';
import { Dashboard } from './constructs/dashboard.ts';
import { environmentOf } from './constructs/environment.ts';
import { OperationFunction } from './constructs/function.ts';
import { LateAnswers } from './constructs/late-answers.ts';
import { MaintenanceSchedule } from './constructs/maintenance-schedule.ts';
import { grantModel } from './constructs/model-permissions.ts';
import { addOutputs } from './constructs/outputs.ts';
import { grantTables } from './constructs/permissions.ts';
import { Tables } from './constructs/tables.ts';
import { grantTools } from './constructs/tool-permissions.ts';
import type { Watched } from './constructs/watched.ts';
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
  /** Undefined where the settings leave it out. */
  readonly pipeline: AgentPipeline | undefined;
  readonly api: Api;
  readonly schedule: MaintenanceSchedule;
  readonly dashboard: Dashboard;

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
    if (settings.pipeline)
      this.pipeline = new AgentPipeline(this, 'Pipeline', {
        memory: this.functions.memory,
        toolBatch: this.functions['tool-batch'],
        logRetentionDays: settings.logRetentionDays,
        tracing: settings.tracing,
        production: settings.production,
      });
    this.api = new Api(this, 'Api', { functions: this.functions, settings });
    this.schedule = new MaintenanceSchedule(this, 'MaintenanceSchedule', this.functions);
    const watched = this.watched(settings);
    const { all } = new Alarms(this, 'Alarms', watched);
    this.dashboard = new Dashboard(this, 'Dashboard', { watched, alarms: all });
    addOutputs(this, this);
  }

  private watched(settings: Settings): Watched {
    const { functions, tables, api, lateAnswers, watchedExecutions } = this;
    const deadLetters = {
      LateAnswers: lateAnswers.deadLetters,
      ...(watchedExecutions === undefined ? {} : { WatchedExecutions: watchedExecutions.deadLetters }),
    };
    return { functions, tables, api, deadLetters, settings };
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
