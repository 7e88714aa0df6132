import type * as z from 'zod/mini';
import type { CancelSignal } from '../ports.ts';
import { parseInput } from '../text/parse-input.ts';

/** What a tool may use while it runs. */
export interface ToolContext {
  readonly nowMs: number;
  /** Aborts when the call's time is over; whatever waits or loops long gives up on it. */
  readonly signal: CancelSignal;
  /**
   * Names the effect of the call where the caller gave an idempotency key: the same in every retry, and no other call's.
   * A tool with side effects makes the names that it gives out from it.
   */
  readonly effectId?: string;
}

/** A JSON Schema (2020-12) as an object. */
export type ParamsSchema = Readonly<Record<string, unknown>>;

/** What a tool does to the world: nothing, or something that must happen at most once. */
export type SideEffect = 'none' | 'external';

/** Names, limits and worth of a tool, as `GET /tools` lists them. */
export interface ToolFacts {
  /** Lower-case words joined by underscores. */
  readonly name: string;
  /** What it does and what its result holds, for a person or a model that chooses among tools. */
  readonly description: string;
  /** Part of the cache key: raise it when the same params give another result. */
  readonly version: string;
  readonly cacheable: boolean;
  /** Life of a cached result; undefined takes the agent's setting. */
  readonly ttlSeconds?: number;
  readonly sideEffect: SideEffect;
}

/** A tool with its params as a schema; every member of the schema has a description for the list. */
export interface ToolDeclaration<Params> extends ToolFacts {
  readonly params: z.ZodMiniType<Params>;
  /** False for params whose result is never kept though the tool is cacheable; default true. */
  readonly isCacheable?: (params: Params) => boolean;
  /** Datasets that a result depends on beside those the request names. */
  readonly datasets?: (params: Params) => readonly string[];
  /** The result: a JSON value; `dataVolumeGb` in it counts as data processed. Refuses with AppError `invalid_params`. */
  readonly run: (params: Params, context: ToolContext) => Promise<unknown>;
}

/** One call whose params were found good. */
export interface ToolCall {
  /** Whether its result may be kept. */
  readonly cacheable: boolean;
  readonly datasets: readonly string[];
  readonly run: (context: ToolContext) => Promise<unknown>;
}

/** A tool whose params type is sealed in, so that tools of all kinds share one list. */
export interface Tool extends ToolFacts {
  /** JSON Schema of the params, made when it is asked for. */
  readonly paramsSchema: () => Promise<ParamsSchema>;
  /** Loads what `prepare` needs; absent where that is nothing. It is awaited before the first `prepare` of a batch. */
  readonly load?: () => Promise<void>;
  /** Checks params; throws AppError `invalid_params` that names each fault. */
  readonly prepare: (params: unknown) => ToolCall;
}

/** Loads a tool by its name; undefined when there is none. */
export type FindTool = (name: string) => Promise<Tool | undefined>;

/** Seals a declaration into a tool. */
export function defineTool<Params>(declaration: ToolDeclaration<Params>): Tool {
  const { run, datasets, isCacheable, params: schema, ...facts } = declaration;
  return {
    ...facts,
    paramsSchema: async () => (await import('./params-schema.ts')).toParamsSchema(schema),
    prepare: (raw) => {
      const params = parseInput(schema, raw, 'invalid_params');
      return {
        cacheable: declaration.cacheable && (isCacheable?.(params) ?? true),
        datasets: datasets?.(params) ?? [],
        run: (context) => run(params, context),
      };
    },
  };
}
