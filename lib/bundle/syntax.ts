import { type AnyNode, type Identifier, type Literal, type Pattern, type Program, parse } from 'acorn';

/** The syntax tree of an ES module. Throws SyntaxError. */
export function parseModule(code: string): Program {
  return parse(code, { ecmaVersion: 'latest', sourceType: 'module' });
}

/** The variables that a pattern declares or assigns; properties of objects are none. */
export function namesIn(pattern: Pattern): string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) =>
        namesIn(each.type === 'Property' ? each.value : each.argument),
      );
    case 'ArrayPattern':
      return pattern.elements.flatMap((each) => (each === null ? [] : namesIn(each)));
    case 'AssignmentPattern':
      return namesIn(pattern.left);
    case 'RestElement':
      return namesIn(pattern.argument);
    case 'MemberExpression':
      return [];
  }
}

/** Every identifier within, also those that name no variable. */
export function identifiersIn(node: AnyNode, found = new Set<string>()): ReadonlySet<string> {
  if (node.type === 'Identifier') found.add(node.name);
  eachChild(node, (child) => void identifiersIn(child, found));
  return found;
}

export function eachChild(node: AnyNode, visit: (child: AnyNode) => void): void {
  for (const value of Object.values(node)) {
    if (Array.isArray(value)) {
      for (const each of value) if (isNode(each)) visit(each);
    } else if (isNode(value)) visit(value);
  }
}

function isNode(value: unknown): value is AnyNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** A name of an import or export, which may be written as text. */
export function textOf(name: Identifier | Literal): string {
  return name.type === 'Literal' ? String(name.value) : name.name;
}
