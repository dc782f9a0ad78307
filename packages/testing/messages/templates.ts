import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

const PACKAGES = fileURLToPath(new URL('../../', import.meta.url));

/** The text of one message, and where it is thrown. */
export interface Template {
  readonly text: string;
  readonly place: string;
}

/** The English template of every error that the published packages can throw. */
export function templatesOfPackages(): Template[] {
  const sources = readdirSync(PACKAGES)
    .filter((name) => name !== 'testing')
    .flatMap((name) => filesIn(join(PACKAGES, name, 'src')));
  return sources.flatMap((file) =>
    templatesIn(relative(PACKAGES, file), readFileSync(file, 'utf8')),
  );
}

/**
 * The templates in one source file: the third argument of each `new BpError(…)`.
 *
 * @throws Error where it is not a plain text, which a catalogue could not know
 */
export function templatesIn(place: string, source: string): Template[] {
  const file = ts.createSourceFile(place, source, ts.ScriptTarget.Latest, true);
  const found: Template[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isNewExpression(node) && node.expression.getText() === 'BpError') {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const text = textOf(node.arguments?.[2]);
      if (text === null) throw new Error(`${place}:${line}: the template must be a plain text`);
      found.push({ text, place: `${place}:${line}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The value of a text, also of one that is broken over several lines with `+`. */
function textOf(node: ts.Expression | undefined): string | null {
  if (node === undefined) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === null || right === null ? null : left + right;
  }
  return null;
}

function filesIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) return filesIn(path);
    return name.endsWith('.ts') && !name.endsWith('.test.ts') ? [path] : [];
  });
}
