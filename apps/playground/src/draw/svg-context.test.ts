import { expect, it } from 'vitest';
import { drawChart } from './chart';
import { bucketEdges, drawEdges } from './edges';
import { paletteOf } from './palette';
import { SvgContext } from './svg-context';

const palette = paletteOf((name) => (name === '--sans' ? 'sans-serif' : '#336699'));
const make = () =>
  new SvgContext(
    () => 'data:image/png;base64,AA==',
    (text) => 6 * text.length,
  );

it('a chart becomes paths and texts, with every group closed', () => {
  const svg = make();
  const x = [1, 2, 3, 4];
  const series = [
    { x, y: [1, 0.5, 0.25, Number.NaN], colour: 'red', dash: [4, 3], end: 'hollow' as const },
    { x, y: [2, 1, 0.5, 0.3], colour: '"><script>', end: 'filled' as const },
  ];
  drawChart(svg.context, 400, 200, { x: [0, 4], y: [0.1, 2], logY: true, series }, palette);
  const text = svg.toSvg(400, 200, 'a < b & "c"', '#fff');
  expect(text).toContain('<title>a &lt; b &amp; &quot;c&quot;</title>');
  expect(text).toContain('stroke-dasharray="4 3"');
  expect(text).not.toContain('<script');
  expect(text).not.toContain('NaN');
  expect(text.match(/<g /g)?.length).toBe(text.match(/<\/g>/g)?.length);
  expect(text.match(/<text /g)!.length).toBeGreaterThan(4);
});

it('edges become one curve each, in the colour of their sign', () => {
  const svg = make();
  const column = (left: number) => [10, 40].map((y) => ({ left, right: left + 10, y }));
  const layers = [{ values: [1, -1, 0.5, -0.5], from: column(0), to: column(100) }];
  drawEdges(svg.context, layers, bucketEdges(layers, 1, palette));
  expect(svg.toSvg(120, 50, '', '#fff').match(/<path /g)).toHaveLength(4);
});

it('an image carries its pixels along; moves and styles end with restore', () => {
  const svg = make();
  svg.save();
  svg.translate(5, 6);
  svg.globalAlpha = 0.5;
  svg.imageSmoothingEnabled = false;
  svg.drawImage({} as CanvasImageSource, 0, 0, 10, 20);
  svg.restore();
  svg.fillRect(0, 0, 1, 1);
  expect(svg.toSvg(10, 20, '', '#fff').split('\n').slice(3, -2)).toEqual([
    '<g transform="translate(5 6)">',
    '<image x="0" y="0" width="10" height="20" preserveAspectRatio="none" href="data:image/png;base64,AA==" image-rendering="pixelated" opacity="0.5"/>',
    '</g>',
    '<rect x="0" y="0" width="1" height="1" fill="#000"/>',
  ]);
});
