// What a source file imports, read with TypeScript's own parser.
import ts from 'typescript';
import { isMarkup, splitMarkup } from './markup.mjs';

/** @typedef {{ specifier: string, typeOnly: boolean }} Import */

/** What a text has that imports elsewhere than in a statement of its own. */
const NESTED = /\bimport\s*[(/.]|@import\b|\brequire\b|\bdeclare\s+(module|global)\b/;
/** What stands right before the name of the imported file in such a statement. */
const STATEMENT = /\b(from|import)\s*['"/]|\/\/\/\s*<reference/g;

/**
 * @param {string} file
 * @param {string} text
 * @returns {Import[]}
 */
export function readImports(file, text) {
  if (!isMarkup(file)) return importsOfProgram(file, text);
  const { programs, sources } = splitMarkup(text);
  return [
    ...sources.map((specifier) => ({ specifier, typeOnly: false })),
    ...programs.flatMap((program) => importsOfProgram(`${file}.ts`, program)),
  ];
}

/** @param {string} file @param {string} text @returns {Import[]} */
function importsOfProgram(file, text) {
  const deep = NESTED.test(text);
  const source = parse(file, deep ? text : head(text));
  /** @type {Import[]} */
  const found = source.typeReferenceDirectives.map(({ fileName }) => ({
    specifier: fileName,
    typeOnly: true,
  }));
  for (const { fileName } of source.referencedFiles) {
    found.push({ specifier: fileName.replace(/^(?!\.)/, './'), typeOnly: true });
  }
  /** @param {ts.Node} node */
  const visit = (node) => {
    const imported = importOf(node);
    if (imported) found.push(imported);
    if (!deep && node !== source) return;
    // forEachChild leaves comments out, in which JavaScript has its types
    for (const comment of commentsOf(node)) visit(comment);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The text up to its last import, which is mostly near its beginning: the rest need not be parsed. @param {string} text */
function head(text) {
  const last = [...text.matchAll(STATEMENT)].pop();
  return last ? text.slice(0, last.index + ROOM_FOR_NAME) : '';
}

const ROOM_FOR_NAME = 1000;

/** @param {string} file @param {string} text */
function parse(file, text) {
  const { ParseAll, ParseNone } = ts.JSDocParsingMode;
  return ts.createSourceFile(file, text, {
    languageVersion: ts.ScriptTarget.ESNext,
    jsDocParsingMode: /\.[cm]?jsx?$/.test(file) ? ParseAll : ParseNone,
  });
}

/** @param {ts.Node} node @returns {ts.JSDoc[]} */
function commentsOf(node) {
  return /** @type {{ jsDoc?: ts.JSDoc[] }} */ (node).jsDoc ?? [];
}

/** @param {ts.Node} node @returns {Import | null} */
function importOf(node) {
  // `import { type A } from` still loads the file under verbatimModuleSyntax: only `import type` is free
  if (ts.isImportDeclaration(node)) {
    const typeOnly = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return literal(node.moduleSpecifier, typeOnly);
  }
  if (ts.isExportDeclaration(node)) return literal(node.moduleSpecifier, node.isTypeOnly);
  if (ts.isImportEqualsDeclaration(node)) {
    const { moduleReference } = node;
    if (!ts.isExternalModuleReference(moduleReference)) return null;
    return literal(moduleReference.expression, node.isTypeOnly);
  }
  if (ts.isJSDocImportTag(node)) return literal(node.moduleSpecifier, true);
  if (ts.isModuleDeclaration(node)) return literal(node.name, true);
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal, true) : null;
  }
  if (!ts.isCallExpression(node)) return null;
  return loads(node.expression) ? literal(node.arguments[0], false) : null;
}

/** Whether a call of it loads a module: `import`, `import.defer`, `require`, `require.resolve`. @param {ts.Node} callee */
function loads(callee) {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isMetaProperty(callee)) return callee.keywordToken === ts.SyntaxKind.ImportKeyword;
  const named = ts.isPropertyAccessExpression(callee) ? callee.expression : callee;
  return ts.isIdentifier(named) && named.text === 'require';
}

/** @param {ts.Node | undefined} node @param {boolean} typeOnly @returns {Import | null} */
function literal(node, typeOnly) {
  return node && ts.isStringLiteralLike(node) ? { specifier: node.text, typeOnly } : null;
}
