import { describe, expect, it } from 'vitest';
import { performStep, readRecipes, type Step } from './recipe';

const page = (...lines: string[]) => ['# Page', '', '## Add a thing', '', ...lines].join('\n');
const block = ['', '```ts', 'a();', '', 'b();', '```', ''];
const step = (place: Step['place']): Step => ({ file: 'a.ts', place, block: 'new();' });

describe('the recipes of a page', () => {
  it('are the sections that have steps', () => {
    const text = page(
      'Prose.',
      '',
      'Create `a.ts`:',
      ...block,
      '## Rest',
      '',
      '```ts',
      'c();',
      '```',
    );
    expect(readRecipes(text)).toEqual({
      'Add a thing': [{ file: 'a.ts', place: { kind: 'create' }, block: 'a();\n\nb();' }],
    });
  });

  it.each([
    ['In `b.ts`, at the end:', { kind: 'at the end' }],
    ['In `b.ts`, below `x: 1,`:', { kind: 'below', line: 'x: 1,' }],
    ['In `b.ts`, instead of `x: 1,`:', { kind: 'instead of', line: 'x: 1,' }],
  ])('say where a block goes: %s', (line, place) => {
    expect(readRecipes(page(line, ...block))['Add a thing']).toEqual([
      { file: 'b.ts', place, block: 'a();\n\nb();' },
    ]);
  });

  it('are refused where a step has another form, or no block', () => {
    expect(() => readRecipes(page('In `b.ts`, above `x`:', ...block))).toThrow('not the form');
    expect(() => readRecipes(page('Create `a.ts`:', '', 'Prose.'))).toThrow('without a block');
  });
});

describe('a step', () => {
  it('puts its block where it says', () => {
    const text = 'x\n  y,\n';
    expect(performStep(step({ kind: 'create' }), null)).toBe('new();\n');
    expect(performStep(step({ kind: 'at the end' }), text)).toBe('x\n  y,\n\nnew();\n');
    expect(performStep(step({ kind: 'below', line: 'x' }), text)).toBe('x\nnew();\n  y,\n');
    expect(performStep(step({ kind: 'instead of', line: 'y,' }), text)).toBe('x\nnew();\n');
  });

  it('is refused where its file or its line is not as it says', () => {
    expect(() => performStep(step({ kind: 'create' }), 'x')).toThrow('a.ts is there already');
    expect(() => performStep(step({ kind: 'at the end' }), null)).toThrow('a.ts is not there');
    expect(() => performStep(step({ kind: 'below', line: 'z' }), 'x')).toThrow(
      'no line that reads z',
    );
  });
});
