import type { HeadConfig, TransformContext } from 'vitepress';

/** Those that nearly every formula has. */
const USUAL = /\/KaTeX_(Main-Regular|Math-Italic)\.[\w-]+\.woff2$/;

/** Has the letters of formulas loaded with the style sheet, where a page has formulas: else these move once they are there. */
export function formulaLetters({ assets, content }: TransformContext): HeadConfig[] {
  if (!content.includes('class="katex"')) return [];
  return assets
    .filter((address) => USUAL.test(address))
    .map((href) => [
      'link',
      { rel: 'preload', href, as: 'font', type: 'font/woff2', crossorigin: '' },
    ]);
}
