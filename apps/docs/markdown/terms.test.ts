import MarkdownIt from 'markdown-it';
import { expect, it } from 'vitest';
import { exercises } from './exercises.ts';
import { terms } from './terms.ts';

function linkedTerms(source: string, path = '/pages/en/bp/x.md'): string[] {
  const md = new MarkdownIt({ html: true });
  exercises(md);
  terms(md);
  const html = md.render(source, { realPath: path });
  return Array.from(
    html.matchAll(/data-term="([\w-]+)">([^<]+)</g),
    ([, id, text]) => `${id}: ${text}`,
  );
}

it('links the first of each term, the longest name at its place', () => {
  expect(
    linkedTerms('# Title\n\nThe loss function and its gradient.\n\nA gradient again; the weights.'),
  ).toEqual(['loss-function: loss function', 'gradient: gradient', 'weight: weights']);
});

it('leaves headings, links, code, heads of tables and unfolded answers alone', () => {
  const source = [
    '# Delta rule\n\n## Gradient\n\nThe delta rule. [momentum](/x) `softmax` <span class="k">dropout</span>',
    '| sigmoid |\n|---|\n| saturation |',
    ':::: exercise 1\nAn epoch?\n::: answer\nthe optimizer\n:::\n::::',
  ].join('\n\n');
  expect(linkedTerms(source)).toEqual(['saturation: saturation', 'epoch: epoch']);
});

it('links to the glossary of the language of the page, but not from the glossary', () => {
  const md = new MarkdownIt();
  terms(md);
  expect(md.render('기울기는', { realPath: '/pages/ko/bp/x.md' })).toContain(
    '<a href="/reference/glossary#gradient" class="term" data-term="gradient">기울기</a>는',
  );
  expect(linkedTerms('a gradient', '/pages/en/reference/glossary.md')).toEqual([]);
});
