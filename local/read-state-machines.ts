import * as z from 'zod/mini';
import { type Referable, resolveValue } from './resolve-value.ts';
import { entriesOf } from './template-resources.ts';
import type { Resources } from './template-schema.ts';

export interface StateMachineDefinition {
  /** Logical id in the template. */
  readonly id: string;
  /** Amazon States Language, with the ARNs of the local functions in it. */
  readonly definition: unknown;
}

const stateMachineSchema = z.object({
  DefinitionString: z.string(),
  DefinitionSubstitutions: z._default(z.record(z.string(), z.unknown()), {}),
});

/** State machines of the template whose definition stands in it; throws for one that speaks of what is not here. */
export function readStateMachines(
  resources: Resources,
  referables: ReadonlyMap<string, Referable>,
): StateMachineDefinition[] {
  return entriesOf(resources, ({ Type }) => Type === 'AWS::StepFunctions::StateMachine').map(
    ([id, { Properties }]) => {
      const { DefinitionString, DefinitionSubstitutions } = stateMachineSchema.parse(Properties);
      const text = DefinitionString.replace(/\$\{(\w+)\}/g, (_, name: string) => {
        const value = resolveValue(DefinitionSubstitutions[name], referables);
        if (value === undefined) throw new Error(`${id}: ${name} is not on this machine.`);
        return value;
      });
      return { id, definition: JSON.parse(text) };
    },
  );
}
