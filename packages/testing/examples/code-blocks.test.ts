import { describe, expect, it } from 'vitest';
import { docCommentBlocks, markdownBlocks } from './code-blocks';

describe('the code of a Markdown page', () => {
  it('is in its ts blocks, others are left out', () => {
    const page = 'a\n```ts\nf();\n  g();\n```\n```sh\nnpm test\n```\n```ts\nh();\n```';
    expect(markdownBlocks('a.md', page)).toEqual([
      { file: 'a.md', line: 3, code: 'f();\n  g();' },
      { file: 'a.md', line: 10, code: 'h();' },
    ]);
  });

  it('must end', () => {
    expect(() => markdownBlocks('a.md', '```ts\nf();')).toThrow(
      'a.md:1: the code block has no end',
    );
  });
});

describe('the code of a doc comment', () => {
  it('goes from @example to the next tag or the end, indented or not', () => {
    const source = [
      '/**',
      ' * Adds.',
      ' * @example',
      " * import { ko } from '@bp/tensor/ko';",
      ' *   add(1);',
      ' * @see someone',
      ' */',
      'class A {',
      '  /**',
      '   * @example',
      '   * b();',
      '   */',
      '  b() {}',
      '}',
    ].join('\n');
    expect(docCommentBlocks('a.ts', source)).toEqual([
      { file: 'a.ts', line: 4, code: "import { ko } from '@bp/tensor/ko';\n  add(1);" },
      { file: 'a.ts', line: 11, code: 'b();' },
    ]);
  });
});
