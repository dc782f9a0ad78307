import { describe, expect, it } from 'vitest';
import { type Edit, performEdit, readRecipes } from './recipe';

const page = (...lines: string[]) => ['# Page', '', '## Add a thing', '', ...lines].join('\n');
const block = ['', '```ts', 'a();', '', 'b();', '```', ''];
const check = '`npx vitest run packages/a packages/b/c` checks it.';
const edit = (place: Edit['place']): Edit => ({ file: 'a.ts', place, block: 'new();' });

describe('the recipes of a page', () => {
  it('are the sections that have steps, with what checks them', () => {
    const text = page(
      'Prose.',
      '',
      'Create `a.ts`:',
      ...block,
      check,
      '',
      '## Rest',
      '',
      '```ts',
      'c();',
      '```',
    );
    expect(readRecipes(text)).toEqual({
      'Add a thing': {
        steps: [{ file: 'a.ts', place: { kind: 'create' }, block: 'a();\n\nb();' }],
        checkedBy: ['packages/a', 'packages/b/c'],
      },
    });
  });

  it.each([
    ['In `b.ts`, at the end:', { kind: 'at the end' }],
    ['In `b.ts`, below `x: 1,`:', { kind: 'below', line: 'x: 1,' }],
    ['In `b.ts`, instead of `x: 1,`:', { kind: 'instead of', line: 'x: 1,' }],
  ])('say where a block goes: %s', (line, place) => {
    expect(readRecipes(page(line, ...block, check))['Add a thing'].steps).toEqual([
      { file: 'b.ts', place, block: 'a();\n\nb();' },
    ]);
  });

  it.each(['npx pnpm@12.21.0 messages', 'node a/b.mjs c/d-e --f'])('run %s', (command) => {
    const text = page(`Run \`${command}\`.`, '', check);
    expect(readRecipes(text)['Add a thing'].steps).toEqual([{ command }]);
  });

  it('are refused where a step has another form, or no block, and without a check', () => {
    expect(() => readRecipes(page('In `b.ts`, above `x`:', ...block))).toThrow('not the form');
    expect(() => readRecipes(page('Run `rm a`.', ...block))).toThrow('not the form');
    expect(() => readRecipes(page('Create `a.ts`:', '', 'Prose.'))).toThrow('without a block');
    expect(() => readRecipes(page('Create `a.ts`:', ...block))).toThrow(
      'not one command that checks it: Add a thing',
    );
  });
});

describe('an edit', () => {
  it('puts its block where it says', () => {
    const text = 'x\n  y,\n';
    expect(performEdit(edit({ kind: 'create' }), null)).toBe('new();\n');
    expect(performEdit(edit({ kind: 'at the end' }), text)).toBe('x\n  y,\n\nnew();\n');
    expect(performEdit(edit({ kind: 'below', line: 'x' }), text)).toBe('x\nnew();\n  y,\n');
    expect(performEdit(edit({ kind: 'instead of', line: 'y,' }), text)).toBe('x\nnew();\n');
  });

  it('is refused where its file or its line is not as it says', () => {
    expect(() => performEdit(edit({ kind: 'create' }), 'x')).toThrow('a.ts is there already');
    expect(() => performEdit(edit({ kind: 'at the end' }), null)).toThrow('a.ts is not there');
    expect(() => performEdit(edit({ kind: 'below', line: 'z' }), 'x')).toThrow(
      'no line that reads z',
    );
  });
});
