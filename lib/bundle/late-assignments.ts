import type { AnyNode } from 'acorn';
import { eachChild, namesIn } from './syntax.ts';

/**
 * Names that a module may still assign when it has been evaluated: those that are assigned within a function, whatever
 * scope they are of. All others have their last value by then.
 */
export function assignedLate(node: AnyNode): ReadonlySet<string> {
  const names = new Set<string>();
  collect(node, false, names);
  return names;
}

function collect(node: AnyNode, isLate: boolean, names: Set<string>): void {
  if (isLate) for (const name of assignedBy(node)) names.add(name);
  const isWithin = isLate || RUN_LATER.has(node.type);
  eachChild(node, (child) => collect(child, isWithin, names));
}

/** The code within runs when it is called, or when an object is made. */
const RUN_LATER: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunctionExpression',
  'PropertyDefinition',
]);

function assignedBy(node: AnyNode): string[] {
  if (node.type === 'AssignmentExpression') return namesIn(node.left);
  if (node.type === 'UpdateExpression')
    return node.argument.type === 'Identifier' ? [node.argument.name] : [];
  if (node.type !== 'ForInStatement' && node.type !== 'ForOfStatement') return [];
  return node.left.type === 'VariableDeclaration' ? [] : namesIn(node.left);
}
