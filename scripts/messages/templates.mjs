// The English templates in the sources, read with TypeScript's own parser.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { filesIn } from '../workspace/files-in.mjs';

/**
 * @typedef {object} Template one message, at the place that throws it
 * @property {string} text
 * @property {string} place such as `src/linear.ts:60`
 * @property {number} start where its expression begins in the source
 * @property {number} end where its expression ends
 */

/**
 * The templates in one source file: the third argument of each `new BpError(…)`.
 *
 * @param {string} file its name, for complaints
 * @param {string} source
 * @returns {Template[]}
 * @throws Error where one is not a plain text, which no catalogue could know, and where its values are not those that it
 * names, in its order: without prose they are all that is told
 */
export function templatesIn(file, source) {
  if (!source.includes('BpError')) return [];
  const syntax = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  /** @type {Template[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'BpError') {
      found.push(templateOf(node, syntax));
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}

/**
 * The templates of a package, in the order of its files.
 *
 * @param {string} folder
 * @returns {Template[]}
 */
export function templatesOfPackage(folder) {
  return filesIn(join(folder, 'src'))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => join('src', file))
    .flatMap((file) => templatesIn(file, readFileSync(join(folder, file), 'utf8')));
}

/**
 * The names in braces, each once, in the order in which a template first has them.
 *
 * @param {string} template
 */
export function namesIn(template) {
  return [...new Set(Array.from(template.matchAll(/\{(\w+)\}/g), ([, name]) => name))];
}

/**
 * The value of a text, also of one that is broken over several lines with `+`; null for anything else.
 *
 * @param {ts.Expression | undefined} node
 * @returns {string | null}
 */
export function textOf(node) {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === null || right === null ? null : left + right;
  }
  return null;
}

/** @param {ts.NewExpression} thrown @param {ts.SourceFile} syntax @returns {Template} */
function templateOf(thrown, syntax) {
  const line = syntax.getLineAndCharacterOfPosition(thrown.getStart()).line + 1;
  const place = `${syntax.fileName}:${line}`;
  const [, , template, values] = thrown.arguments ?? [];
  const text = textOf(template);
  if (text === null) throw new Error(`${place}: the template must be a plain text`);
  const names = namesIn(text).join(', ');
  const given = valueNames(values)?.join(', ');
  if (given !== names) {
    throw new Error(
      `${place}: the values must be { ${names} }, as in the template, got { ${given ?? '…'} }`,
    );
  }
  return { text, place, start: template.getStart(), end: template.getEnd() };
}

/**
 * The names that an object literal gives, directly or by the name of a constant; null where they cannot be seen.
 *
 * @param {ts.Expression | undefined} node
 * @returns {string[] | null}
 */
function valueNames(node) {
  if (node === undefined) return [];
  if (ts.isIdentifier(node)) return valueNames(initializerOf(node, node.text));
  if (!ts.isObjectLiteralExpression(node)) return null;
  const names = node.properties.map((property) =>
    (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)) &&
    ts.isIdentifier(property.name)
      ? property.name.text
      : null,
  );
  return names.every((name) => name !== null) ? names : null;
}

/**
 * What the nearest declaration of a name around a node gives it.
 *
 * @param {ts.Node} node
 * @param {string} name
 * @returns {ts.Expression | undefined}
 */
function initializerOf(node, name) {
  for (let around = node.parent; around; around = around.parent) {
    if (!ts.isBlock(around) && !ts.isSourceFile(around)) continue;
    for (const statement of around.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const { declarations } = statement.declarationList;
      const found = declarations.find((one) => one.name.getText() === name);
      if (found) return found.initializer;
    }
  }
  return undefined;
}
