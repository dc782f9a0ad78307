import { expect, it } from 'vitest';
import { readSections } from './read-sections.ts';

const HTML = `<!DOCTYPE html><html><body><nav class="side"><h2 id="no">Menu</h2></nav><main id="content">
<nav>crumbs</nav><div class="prose"><div><h1 id="delta" tabindex="-1">Delta <span class="other">델타</span> <a class="header-anchor" href="#delta">&#8203;</a></h1>
<p>First &amp; last <span class="math"><span class="katex"><span class="katex-mathml"><math>x</math></span><span class="katex-html">δ</span></span></span> one.</p>
<figure class="snippet"><figcaption class="head">f.ts</figcaption><pre><code><span>bceWithLogits</span>(x)</code></pre><div class="output">1.5</div></figure>
<h2 id="hidden">Hidden<!-- no --></h2><ul><li>a<br>b</li><li>c</li></ul><svg><text>axis</text></svg></div></div>
<footer>foot</footer></main></body></html>`;

it('reads the prose of a page by its headings, and the names in its code', () => {
  expect(readSections(HTML, 'bp/delta')).toEqual([
    {
      id: 'bp/delta',
      title: 'Delta',
      heading: 'Delta',
      other: '델타',
      text: 'First & last δ one. f.ts',
      code: 'bceWithLogits(x)',
    },
    {
      id: 'bp/delta#hidden',
      title: 'Delta',
      heading: 'Hidden',
      other: '',
      text: 'a b c',
      code: '',
    },
  ]);
});

it('keeps the beginning of a section where that is enough', () => {
  expect(readSections(HTML, 'bp/delta', 5)[0].text).toBe('First');
});
