import { element, escaped } from './element';
import { STYLE } from './style';

/** What a picture is called, and what it shows in words, for those who do not see it. */
export interface Caption {
  readonly title: string;
  readonly description: string;
}

/** A whole picture: its markup on a surface of its own. */
export function frame(
  { title, description }: Caption,
  [width, height]: readonly [width: number, height: number],
  ...children: string[]
): string {
  const surface = { x: 0.5, y: 0.5, width: width - 1, height: height - 1, rx: 10 };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': 'title desc',
    },
    element('title', { id: 'title' }, escaped(title)),
    element('desc', { id: 'desc' }, escaped(description)),
    element('style', {}, STYLE),
    element('rect', { ...surface, class: 'surface' }),
    ...children,
  );
}
