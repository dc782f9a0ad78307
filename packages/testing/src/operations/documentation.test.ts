import { describe, expect, it } from 'vitest';
import { documentationOf } from '../../examples/documentation';
import { readSources } from '../../examples/repository';
import { OPERATIONS } from './catalogue';
import { leavesNothingOut } from './coverage';

const sources = readSources();

leavesNothingOut();

describe.each(Object.keys(OPERATIONS))('the documentation of %s', (name) => {
  const { summary, example, names } = documentationOf('@bp/tensor', name, sources);

  it('begins with a sentence', () => {
    expect(summary).toMatch(/^\S.*[.:]/s);
  });

  it('shows it at work', () => {
    expect(names.some((own) => new RegExp(`\\b${own}\\(`).test(example))).toBe(true);
  });
});
