import type { AnyNode, Program } from 'acorn';
import { namesIn } from './syntax.ts';

/** A piece of a module that can be moved to another one: a declared variable, function or class, an imported name. */
export interface Unit {
  /** What it declares; none for a statement that is there for its effect. */
  readonly names: readonly string[];
  readonly code: string;
  readonly node: AnyNode;
}

/** All of a module but its exports, in order. */
export function unitsOf(program: Program, source: string): Unit[] {
  const codeOf = ({ start, end }: AnyNode) => source.slice(start, end);
  const toUnit = (node: AnyNode, names: readonly string[], code = codeOf(node)): Unit => ({
    names,
    code,
    node,
  });
  return program.body.flatMap((node): Unit[] => {
    if (node.type === 'ExportNamedDeclaration') return [];
    if (node.type === 'FunctionDeclaration' || node.type === 'ClassDeclaration')
      return [toUnit(node, [node.id.name])];
    if (node.type === 'VariableDeclaration')
      return node.declarations.map((each) => toUnit(each, namesIn(each.id), `${node.kind} ${codeOf(each)};`));
    if (node.type !== 'ImportDeclaration') return [toUnit(node, [])];
    return node.specifiers.map((each) => {
      const clause = each.type === 'ImportSpecifier' ? `{${codeOf(each)}}` : codeOf(each);
      return toUnit(each, [each.local.name], `import ${clause} from ${codeOf(node.source)};`);
    });
  });
}
