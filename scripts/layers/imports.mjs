// What a source file imports, read with TypeScript's own parser.
import ts from 'typescript';
import { isMarkup, splitMarkup } from './markup.mjs';

/** What a text has that imports elsewhere than in a statement of its own. */
const NESTED =
  /\bimport\s*[(/.]|@import\b|\brequire\b|\bcreateRequire\b|\bdeclare\s+(module|global)\b/;
/** What stands right before the name of the imported file in such a statement. */
const STATEMENT = /\b(from|import)\s*['"/]|\/\/\/\s*<reference/g;

/**
 * Every module that a file names, for its types alone too.
 *
 * @param {string} file
 * @param {string} text
 * @returns {string[]}
 */
export function readImports(file, text) {
  if (!isMarkup(file)) return importsOfProgram(file, text);
  const { programs, sources } = splitMarkup(text);
  return [...sources, ...programs.flatMap((program) => importsOfProgram(`${file}.ts`, program))];
}

/** @param {string} file @param {string} text @returns {string[]} */
function importsOfProgram(file, text) {
  const deep = NESTED.test(text);
  const source = parse(file, deep ? text : head(text));
  /** @type {string[]} */
  const found = source.typeReferenceDirectives.map(({ fileName }) => fileName);
  for (const { fileName } of source.referencedFiles) {
    found.push(fileName.replace(/^(?!\.)/, './'));
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

/** @param {ts.Node} node @returns {string | null} */
function importOf(node) {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    return literal(node.moduleSpecifier);
  }
  if (ts.isImportEqualsDeclaration(node)) {
    const { moduleReference } = node;
    if (!ts.isExternalModuleReference(moduleReference)) return null;
    return literal(moduleReference.expression);
  }
  if (ts.isJSDocImportTag(node)) return literal(node.moduleSpecifier);
  if (ts.isModuleDeclaration(node)) return literal(node.name);
  if (ts.isImportTypeNode(node)) {
    return ts.isLiteralTypeNode(node.argument) ? literal(node.argument.literal) : null;
  }
  if (ts.isNewExpression(node)) return workerOf(node);
  if (!ts.isCallExpression(node)) return null;
  return loads(node.expression) ? literal(node.arguments[0]) : null;
}

/**
 * Whether a call of it loads a module: `import`, `import.defer`, `import.meta.resolve`, `require`, `require.resolve`,
 * `module.require`, `createRequire(…)`.
 *
 * @param {ts.Node} callee
 * @returns {boolean}
 */
function loads(callee) {
  if (callee.kind === ts.SyntaxKind.ImportKeyword) return true;
  if (ts.isMetaProperty(callee)) return callee.keywordToken === ts.SyntaxKind.ImportKeyword;
  if (ts.isPropertyAccessExpression(callee)) {
    const { expression, name } = callee;
    if (isNamed(expression, 'module')) return name.text === 'require';
    return ts.isMetaProperty(expression) ? name.text === 'resolve' : isNamed(expression, 'require');
  }
  return ts.isCallExpression(callee)
    ? isNamed(callee.expression, 'createRequire')
    : isNamed(callee, 'require');
}

/** The program of a worker, `new Worker(new URL('./worker.ts', import.meta.url))`. @param {ts.NewExpression} node */
function workerOf({ expression, arguments: given }) {
  const program = given?.[0];
  if (!isNamed(expression, 'Worker') && !isNamed(expression, 'SharedWorker')) return null;
  if (!program || !ts.isNewExpression(program) || !isNamed(program.expression, 'URL')) return null;
  return literal(program.arguments?.[0]);
}

/** @param {ts.Node} node @param {string} name */
function isNamed(node, name) {
  return ts.isIdentifier(node) && node.text === name;
}

/** A text that stands there, also in brackets or with a type. @param {ts.Node | undefined} node @returns {string | null} */
function literal(node) {
  if (!node) return null;
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node))
    return literal(node.expression);
  return ts.isStringLiteralLike(node) ? node.text : null;
}
