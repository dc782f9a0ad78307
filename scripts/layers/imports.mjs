// What a source file imports, read with TypeScript's own parser.
import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** @typedef {{ specifier: string, typeOnly: boolean }} Import */

/**
 * @param {string} file
 * @param {string} text
 * @returns {Import[]}
 */
export function readImports(file, text) {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ESNext);
  /** @type {Import[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    const imported = importOf(node);
    if (imported) found.push(imported);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** @param {ts.Node} node @returns {Import | null} */
function importOf(node) {
  // `import { type A } from` still loads the file under verbatimModuleSyntax: only `import type` is free
  if (ts.isImportDeclaration(node)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return literal(node.moduleSpecifier, typeOnly);
  }
  if (ts.isExportDeclaration(node)) return literal(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isExternalModuleReference(node)) return literal(node.expression, false);
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal, true) : null;
  }
  if (!ts.isCallExpression(node)) return null;
  const { expression, arguments: args } = node;
  const loads =
    expression.kind === ts.SyntaxKind.ImportKeyword ||
    (ts.isIdentifier(expression) && expression.text === 'require');
  return loads ? literal(args[0], false) : null;
}

/** @param {ts.Node | undefined} node @param {boolean} typeOnly @returns {Import | null} */
function literal(node, typeOnly) {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, typeOnly } : null;
}

const ENDINGS = ['', '.ts', '.tsx', '.mts', '.js', '.mjs', '/index.ts', '/index.js'];

/**
 * The file that a relative import means, relative to the root; as written if there is none.
 *
 * @param {string} root
 * @param {string} importer
 * @param {string} specifier
 */
export function resolveRelative(root, importer, specifier) {
  const target = posix.join(posix.dirname(importer), specifier);
  const candidates = [...ENDINGS.map((ending) => target + ending), target.replace(/js$/, 'ts')];
  return candidates.find((path) => isFile(join(root, path))) ?? target;
}

/** @param {string} path */
function isFile(path) {
  return existsSync(path) && statSync(path).isFile();
}
