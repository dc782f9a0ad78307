// Constructors that say what their classes say.
import ts from 'typescript';

/**
 * Declarations in which each constructor that only tells of its parameters begins with the description of its class.
 *
 * @param {string} text
 */
export function withDescribedConstructors(text) {
  const syntax = ts.createSourceFile('index.d.ts', text, ts.ScriptTarget.Latest, true);
  let described = '';
  let copied = 0;
  for (const statement of syntax.statements) {
    if (!ts.isClassDeclaration(statement)) continue;
    const description = descriptionOf(statement);
    for (const member of statement.members) {
      const [doc] = ts.isConstructorDeclaration(member) ? docsOf(member) : [];
      if (!doc || doc.comment || description === '') continue;
      const lines = description.split('\n').map((line) => `     * ${line}`.trimEnd());
      const own = text.slice(doc.pos + 3, doc.end).replace(/^\s*\*?\s*/, '');
      described += `${text.slice(copied, doc.pos)}/**\n${lines.join('\n')}\n     *\n     * ${own}`;
      copied = doc.end;
    }
  }
  return described + text.slice(copied);
}

/** @param {ts.Node} node */
function descriptionOf(node) {
  const [doc] = docsOf(node);
  return doc ? (ts.getTextOfJSDocComment(doc.comment) ?? '') : '';
}

/** @param {ts.Node} node */
function docsOf(node) {
  return ts.getJSDocCommentsAndTags(node).filter(ts.isJSDoc);
}
