import ts from 'typescript';
import { claimedValue } from './claimed-value';

/** That an expression has a value: `expression; // value`. */
export interface Claim {
  readonly expression: string;
  readonly value: unknown;
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

  const claim = ({ expression }: ts.ExpressionStatement, value: unknown): void => {
    rewritten += code.slice(copied, expression.getStart());
    rewritten += `__claim(${claims.length}, ${expression.getText()})`;
    copied = expression.end;
    claims.push({ expression: expression.getText(), value });
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

function commentBehind(statement: ts.Statement, code: string): string {
  const [comment] = ts.getTrailingCommentRanges(code, statement.end) ?? [];
  return comment ? code.slice(comment.pos + 2, comment.end).trim() : '';
}
