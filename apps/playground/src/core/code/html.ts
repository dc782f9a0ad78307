import type { ExperimentConfig } from '../config';
import doors from './doors.json';
import { pageOf } from './page';
import { type CodeOptions, programOf } from './typescript';

export interface HtmlOptions extends CodeOptions {
  readonly title: string;
  /** Where packages of npm lie: a folder of the page's own server, or an address on the web. */
  readonly base: string;
}

/** Where npm puts packages, as seen from the root of a server. */
export const USUAL_BASE = '/node_modules/';

/**
 * The program of a config as one page: an import map says where the packages lie, and a curve grows while it trains.
 *
 * @throws Error for a config of `csv` without facts
 */
export function htmlOf(config: ExperimentConfig, options: HtmlOptions): string {
  const { language, title, base } = options;
  const program = programOf(config, options, { types: false, place: 'page' });
  const root = base.endsWith('/') ? base : `${base}/`;
  const imports = Object.entries(doors).map(([door, file]) => [door, root + file]);
  // no text in a script of HTML may end it
  const map = JSON.stringify({ imports: Object.fromEntries(imports) }, null, 2).replaceAll(
    '<',
    '\\u003c',
  );
  return pageOf({
    language,
    title,
    head: `<script type="importmap">\n${map}\n</script>\n`,
    style: 'canvas { width: 100%; aspect-ratio: 2; }\n',
    body: '<canvas width="1376" height="688"></canvas>\n<pre></pre>\n',
    script: program.toString(),
  });
}
