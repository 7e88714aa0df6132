import type * as z from 'zod/mini';
import { lazily } from '../core/lazily.ts';
import type { Observer } from '../core/observer.ts';
import type { Scope } from '../core/scope.ts';
import { parseInput } from '../core/text/parse-input.ts';

/** What an operation takes and how it answers, without what it does. */
export interface Contract<Input = unknown> {
  /** As in the table of routes and in the `operation` of a direct invocation. */
  readonly name: string;
  /** One sentence for the API's description. */
  readonly summary: string;
  /** Schema of path parameters, query and body as one object; strict. */
  readonly input: () => z.ZodMiniType<Input>;
  /** Query parameters that are numbers. */
  readonly numbers?: readonly string[];
  /** HTTP statuses of good replies; the first unless the body says otherwise. Default 200. */
  readonly statuses?: readonly [number, ...number[]];
  /** True for an operation that concerns no agent. */
  readonly isAgentless?: boolean;
}

/** What an operation knows of the request around its input. */
export interface Call {
  readonly scope: Scope;
  readonly idempotencyKey: string | undefined;
  readonly observer: Observer;
  /** True for a direct invocation: its reply should stay within Step Functions' 256 KiB. */
  readonly isDirect: boolean;
  /** Time until the platform ends the function; undefined where nothing does. */
  readonly remainingMs?: (() => number) | undefined;
}

/** A contract with what it does; its input type is sealed in, so that those of a function share one list. */
export interface Operation {
  readonly name: string;
  readonly numbers: ReadonlySet<string>;
  readonly isAgentless: boolean;
  readonly handle: (
    input: unknown,
    call: Call,
  ) => Promise<{ readonly status: number; readonly body: unknown }>;
}

/** Binds a contract to what it does; bad input is refused with `invalid_request` before. */
export function bindOperation<Input, Output>(
  contract: Contract<Input>,
  run: (input: Input, call: Call) => Promise<Output>,
  statusOf: (body: Output) => number = () => contract.statuses?.[0] ?? 200,
): Operation {
  const schema = lazily(contract.input);
  return {
    name: contract.name,
    numbers: new Set(contract.numbers),
    isAgentless: contract.isAgentless ?? false,
    handle: async (raw, call) => {
      const body = await run(parseInput(schema(), raw), call);
      return { status: statusOf(body), body };
    },
  };
}
