import ts from 'typescript';
import { claimedValue } from './claimed-value';

/** That an expression has a value: `expression; // value`, or `console.log(expression); // value`. */
export interface Claim {
  readonly expression: string;
  readonly value: unknown;
  /** Whether the code prints it. */
  readonly printed: boolean;
}

/** Code in which every claim `e; // v` has become a call `__claim(number, e)`; all lines stay where they were. */
export interface ClaimedCode {
  readonly code: string;
  readonly claims: readonly Claim[];
  /** Comments that begin as a value does and are none. */
  readonly misspelt: readonly string[];
}

export function findClaims(code: string): ClaimedCode {
  const syntax = ts.createSourceFile('example.ts', code, ts.ScriptTarget.Latest, true);
  const claims: Claim[] = [];
  const misspelt: string[] = [];
  let rewritten = '';
  let copied = 0;

  const claim = (statement: ts.ExpressionStatement, value: unknown): void => {
    const printed = printedBy(statement.expression);
    const expression = printed ?? statement.expression;
    rewritten += code.slice(copied, statement.getStart());
    rewritten += `__claim(${claims.length}, ${expression.getText()})`;
    copied = statement.expression.end;
    claims.push({ expression: expression.getText(), value, printed: printed !== null });
  };

  const visit = (node: ts.Node): void => {
    const comment = ts.isExpressionStatement(node) ? commentBehind(node, code) : '';
    const claimed = claimedValue(comment);
    if (claimed === 'misspelt') misspelt.push(comment);
    if (typeof claimed === 'object') claim(node as ts.ExpressionStatement, claimed.value);
    else ts.forEachChild(node, visit);
  };

  visit(syntax);
  return { code: rewritten + code.slice(copied), claims, misspelt };
}

/** What `console.log(…)` prints, if it prints one thing; null for any other expression. */
function printedBy(expression: ts.Expression): ts.Expression | null {
  if (!ts.isCallExpression(expression) || expression.arguments.length !== 1) return null;
  return expression.expression.getText() === 'console.log' ? expression.arguments[0] : null;
}

function commentBehind(statement: ts.Statement, code: string): string {
  const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
  return comment ? code.slice(comment.pos + 2, comment.end).trim() : '';
}
