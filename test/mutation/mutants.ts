import { stripTypeScriptTypes } from 'node:module';
import { type AnyNode, type ExportDefaultDeclaration, parse } from 'acorn';

/** One small change to a file. */
export interface Mutant {
  /** From 1. */
  readonly line: number;
  /** What stood there and what stands there now, each on one line. */
  readonly was: string;
  readonly is: string;
  /** The whole file with the change, as JavaScript. */
  readonly text: string;
}

type Edit = readonly [start: number, end: number, replacement: string];

const OPERATORS: Readonly<Record<string, readonly string[]>> = {
  '===': ['!=='],
  '!==': ['==='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '&&': ['||'],
  '||': ['&&'],
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
};

const METHODS: Readonly<Record<string, string>> = {
  some: 'every',
  every: 'some',
  startsWith: 'endsWith',
  endsWith: 'startsWith',
  min: 'max',
  max: 'min',
  toLowerCase: 'toUpperCase',
};

/** Methods whose answer may be left out without another type. */
const OPTIONAL_STEPS = new Set(['filter', 'sort', 'toSorted', 'reverse', 'trim', 'slice', 'toLowerCase']);

/** What may be wrong with a file of TypeScript, one slip at a time, in the order of the text. Strings stay as they are. */
export function mutantsOf(source: string): readonly Mutant[] {
  // The types are replaced by spaces, so that every place stays where it was.
  const text = stripTypeScriptTypes(source);
  const edits: Edit[] = [];
  visit(parse(text, { ecmaVersion: 'latest', sourceType: 'module' }), (node) => {
    edits.push(...slips(node, text));
  });
  return edits
    .sort((a, b) => a[0] - b[0] || a[1] - b[1])
    .map(([start, end, replacement]) => ({
      line: text.slice(0, start).split('\n').length,
      was: oneLine(source.slice(start, end)),
      is: oneLine(replacement) || 'nothing',
      text: text.slice(0, start) + replacement + text.slice(end),
    }));
}

function slips(node: AnyNode, text: string): readonly Edit[] {
  const said = ({ start, end }: { start: number; end: number }) => text.slice(start, end);
  const whole = (...replacements: string[]) => replacements.map((to): Edit => [node.start, node.end, to]);
  switch (node.type) {
    case 'BinaryExpression':
    case 'LogicalExpression': {
      const { left, right, operator } = node;
      if (operator === '??') return whole(`(${said(left)})`, `(${said(right)})`);
      const start = left.end + text.slice(left.end, right.start).indexOf(operator);
      return (OPERATORS[operator] ?? []).map((to): Edit => [start, start + operator.length, to]);
    }
    case 'UnaryExpression':
      return node.operator === '!' ? whole(`!!${said(node.argument)}`) : [];
    case 'Literal':
      if (typeof node.value === 'boolean') return whole(String(!node.value));
      return typeof node.value === 'number' ? whole(String(node.value + 1), String(node.value - 1)) : [];
    case 'IfStatement':
    case 'ConditionalExpression':
      return ['true', 'false'].map((to): Edit => [node.test.start, node.test.end, to]);
    case 'WhileStatement':
      return [[node.test.start, node.test.end, 'false']];
    case 'ExpressionStatement':
      return whole(';');
    case 'ContinueStatement':
      return whole(';');
    case 'ReturnStatement':
      return node.argument ? [] : whole(';');
    case 'ArrayExpression':
      return node.elements.flatMap((element) => (element ? [dropped(element, text)] : []));
    case 'MemberExpression':
      return node.optional ? [[node.object.end, node.object.end + 2, node.computed ? '' : '.']] : [];
    case 'CallExpression': {
      const { callee } = node;
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return [];
      const { name, start, end } = callee.property;
      const other = METHODS[name];
      const without = OPTIONAL_STEPS.has(name) && callee.object.type !== 'Super' ? whole(said(callee.object)) : [];
      return other === undefined ? without : [[start, end, other], ...without];
    }
    default:
      return [];
  }
}

/** An entry of a list without the comma behind it. */
function dropped({ start, end }: AnyNode, text: string): Edit {
  const comma = /^\s*,/.exec(text.slice(end));
  return [start, end + (comma?.[0].length ?? 0), ''];
}

/** Calls back with a node and all below it, but for the paths that a definition says it reads. */
function visit(node: AnyNode, see: (node: AnyNode) => void): void {
  see(node);
  const parts =
    node.type === 'ExportDefaultDeclaration' ? definitionOf(node) : (Object.values(node).flat() as readonly unknown[]);
  for (const part of parts) if (isNode(part)) visit(part, see);
}

/**
 * What the definition of a check says but for the paths that it reads: its documentation is made from them, and the
 * check of what is generated holds them.
 */
function definitionOf({ declaration }: ExportDefaultDeclaration): readonly AnyNode[] {
  const given = declaration.type === 'CallExpression' ? declaration.arguments[0] : undefined;
  if (given?.type !== 'ObjectExpression') return [declaration];
  return given.properties.filter(
    (property) =>
      !(property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'fields'),
  );
}

function isNode(part: unknown): part is AnyNode {
  return typeof part === 'object' && part !== null && 'type' in part && typeof part.type === 'string';
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 70 ? `${line.slice(0, 69)}…` : line;
}
