// The Korean messages of a package, which `src/ko.ts` holds as data.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { textOf } from './templates.mjs';

/**
 * @param {string} folder of a package; one that throws nothing has no such file
 * @returns {Record<string, string>} by their English templates
 */
export function readKorean(folder) {
  const file = join(folder, 'src', 'ko.ts');
  return existsSync(file) ? koreanIn(file, readFileSync(file, 'utf8')) : {};
}

/**
 * @param {string} file its name, for complaints
 * @param {string} source `export const ko = { 'English': 'Korean', … };`
 * @returns {Record<string, string>}
 * @throws Error where something else stands there, and where a template comes twice
 */
export function koreanIn(file, source) {
  const syntax = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const table = tableIn(syntax);
  if (!table) throw new Error(`${file}: expected \`export const ko = { … }\``);
  /** @type {Record<string, string>} */
  const messages = {};
  for (const property of table.properties) {
    const line = syntax.getLineAndCharacterOfPosition(property.getStart()).line + 1;
    const english = property.name && ts.isStringLiteralLike(property.name) && property.name.text;
    const korean = ts.isPropertyAssignment(property) ? textOf(property.initializer) : null;
    if (!english || korean === null)
      throw new Error(`${file}:${line}: expected 'English': 'Korean'`);
    if (english in messages) throw new Error(`${file}:${line}: '${english}' comes twice`);
    messages[english] = korean;
  }
  return messages;
}

/** @param {ts.SourceFile} syntax */
function tableIn({ statements }) {
  for (const statement of statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const [{ name, initializer }] = statement.declarationList.declarations;
    if (name.getText() === 'ko' && initializer && ts.isObjectLiteralExpression(initializer)) {
      return initializer;
    }
  }
  return null;
}
