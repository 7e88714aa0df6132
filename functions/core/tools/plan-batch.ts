import { AppError } from '../errors.ts';
import type { Sha256 } from '../ports.ts';
import type { ToolRequest } from './batch-request.ts';
import type { ToolFailure } from './batch-result.ts';
import { cacheKey, essentialParams } from './cache-key.ts';
import type { FindTool, Tool, ToolCall } from './tool.ts';

/** A request that can run; `key` is undefined for a tool whose results are never kept. */
export interface PlannedCall {
  readonly kind: 'call';
  readonly request: ToolRequest;
  readonly tool: Tool;
  readonly call: ToolCall;
  readonly datasets: readonly string[];
  readonly key: string | undefined;
}

export type Planned =
  | PlannedCall
  | {
      readonly kind: 'refused';
      readonly request: ToolRequest;
      /** Undefined where there is none of that name. */
      readonly tool: Tool | undefined;
      readonly error: ToolFailure;
    };

/** Finds each request's tool and checks its params; a refusal stays with its request. */
export async function planBatch(
  requests: readonly ToolRequest[],
  findTool: FindTool,
  sha256: Sha256,
): Promise<Planned[]> {
  return await Promise.all(
    requests.map(async (request) => {
      const tool = await findTool(request.tool);
      if (tool === undefined)
        return { kind: 'refused' as const, request, tool, error: unknownTool(request.tool) };
      return await planCall(request, tool, sha256);
    }),
  );
}

async function planCall(request: ToolRequest, tool: Tool, sha256: Sha256): Promise<Planned> {
  const params = request.params ?? {};
  try {
    await tool.load?.();
    const call = tool.prepare(essentialParams(params));
    const datasets = [...new Set([...(request.datasets ?? []), ...call.datasets])];
    const key = call.cacheable ? cacheKey(tool, params, sha256) : undefined;
    return { kind: 'call', request, tool, call, datasets, key };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { kind: 'refused', request, tool, error: { code: error.code, message: error.message } };
  }
}

function unknownTool(name: string): ToolFailure {
  return {
    code: 'unknown_tool',
    message: `There is no tool ${JSON.stringify(name)}; GET /tools lists them.`,
  };
}
