import { AppError } from '../../errors.ts';
import { TOOL_ACCESS, type ToolWithAccess } from '../../names.ts';

/** The value of the setting that the tool needs. Throws AppError `tool_not_configured`, which names it, where it is missing. */
export function requireSetting<T>(tool: ToolWithAccess, value: T | undefined): T {
  if (value !== undefined) return value;
  const { setting } = TOOL_ACCESS[tool];
  throw new AppError(
    'tool_not_configured',
    `${tool} needs the setting ${setting} in the CDK context, which this deployment does not have.`,
  );
}

/**
 * The one of the allowed ARNs that is meant: named in full or by its last part; without a name the only one there is.
 * Throws AppError `invalid_params` for any other.
 */
export function chooseArn(allowed: readonly string[], name: string | undefined, param: string): string {
  const [first] = allowed;
  if (name === undefined && allowed.length === 1 && first !== undefined) return first;
  const chosen = allowed.find((arn) => arn === name || lastPart(arn) === name);
  if (chosen !== undefined) return chosen;
  const names = allowed.map(lastPart).join(', ');
  throw new AppError('invalid_params', `${param} must be one that this deployment allows: ${names}.`, [
    { pointer: `#/${param}`, detail: `must be one of ${names}` },
  ]);
}

function lastPart(arn: string): string {
  return arn.split(/[:/]/).at(-1) ?? arn;
}
