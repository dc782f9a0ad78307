/** Code that documentation shows, and where it stands. */
export interface CodeBlock {
  /** Relative to the repository, with forward slashes. */
  readonly file: string;
  /** Of the first line of code, from 1. */
  readonly line: number;
  readonly code: string;
}

/** Every ```ts block of a Markdown text. */
export function markdownBlocks(file: string, text: string): CodeBlock[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() !== '```ts') return [];
    const end = lines.indexOf('```', index + 1);
    if (end < 0) throw new Error(`${file}:${index + 1}: the code block has no end`);
    return [{ file, line: index + 2, code: lines.slice(index + 1, end).join('\n') }];
  });
}

/** Every `@example` of the doc comments of a source: the lines up to the next tag or the comment's end. */
export function docCommentBlocks(file: string, text: string): CodeBlock[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    if (!/^\s*\* @example$/.test(line)) return [];
    const length = lines.slice(index + 1).findIndex((next) => /^\s*(\*\/|\* @\w)/.test(next));
    const code = lines
      .slice(index + 1, index + 1 + length)
      .map((content) => content.replace(/^\s*\* ?/, ''));
    return [{ file, line: index + 2, code: code.join('\n') }];
  });
}
