import type { Context } from './canvas';

/** How a picture of pixels gets into the file: as an address with the pixels in it. */
export type ImageAddress = (image: CanvasImageSource) => string;

interface Style {
  strokeStyle: string;
  fillStyle: string;
  lineWidth: number;
  lineJoin: string;
  lineCap: string;
  font: string;
  textAlign: string;
  textBaseline: string;
  globalAlpha: number;
  dash: readonly number[];
  /** Groups that are open: clips and moves since the last `save`. */
  groups: number;
}

const ANCHORS: Readonly<Record<string, string>> = { center: 'middle', right: 'end', end: 'end' };
const BASELINES: Readonly<Record<string, string>> = { middle: 'central', top: 'hanging' };

/** Draws what a canvas would as the elements of an SVG: the part of a context that our drawings use. */
export class SvgContext {
  strokeStyle = '#000';
  fillStyle = '#000';
  lineWidth = 1;
  lineJoin = 'miter';
  lineCap = 'butt';
  font = '10px sans-serif';
  textAlign = 'start';
  textBaseline = 'alphabetic';
  globalAlpha = 1;
  imageSmoothingEnabled = true;
  readonly #address: ImageAddress;
  readonly #measure: (text: string, font: string) => number;
  readonly #elements: string[] = [];
  readonly #saved: Style[] = [];
  #dash: readonly number[] = [];
  #path: string[] = [];
  #groups = 0;
  #clips = 0;

  /** @param measure - the width of a text, which only a canvas knows */
  constructor(address: ImageAddress, measure: (text: string, font: string) => number) {
    this.#address = address;
    this.#measure = measure;
  }

  /** Itself, for drawings that ask for a context. */
  get context(): Context {
    return this as unknown as Context;
  }

  /** The whole file. */
  toSvg(width: number, height: number, title: string, background: string): string {
    while (this.#groups > 0) this.#close();
    return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img">
<title>${escapeXml(title)}</title>
<rect width="${width}" height="${height}" fill="${escapeXml(background)}"/>
${this.#elements.join('\n')}
</svg>
`;
  }

  save(): void {
    const { strokeStyle, fillStyle, lineWidth, lineJoin, lineCap } = this;
    const { font, textAlign, textBaseline, globalAlpha } = this;
    const text = { font, textAlign, textBaseline, globalAlpha };
    const lines = { strokeStyle, fillStyle, lineWidth, lineJoin, lineCap };
    this.#saved.push({ ...lines, ...text, dash: this.#dash, groups: this.#groups });
  }

  restore(): void {
    const saved = this.#saved.pop();
    if (!saved) return;
    const { dash, groups, ...style } = saved;
    Object.assign(this, style);
    this.#dash = dash;
    while (this.#groups > groups) this.#close();
  }

  translate(x: number, y: number): void {
    this.#open(`transform="translate(${short(x)} ${short(y)})"`);
  }

  beginPath(): void {
    this.#path = [];
  }

  closePath(): void {
    this.#path.push('Z');
  }

  moveTo(x: number, y: number): void {
    this.#path.push(`M${short(x)} ${short(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.#path.push(`${this.#path.length === 0 ? 'M' : 'L'}${short(x)} ${short(y)}`);
  }

  bezierCurveTo(x1: number, y1: number, x2: number, y2: number, x: number, y: number): void {
    const numbers = [x1, y1, x2, y2, x, y].map(short);
    this.#path.push(`C${numbers.join(' ')}`);
  }

  /** Only whole circles: our drawings have no others. */
  arc(x: number, y: number, r: number): void {
    const across = `a${short(r)} ${short(r)} 0 1 0`;
    this.#path.push(
      `M${short(x - r)} ${short(y)}${across} ${short(2 * r)} 0${across} ${short(-2 * r)} 0`,
    );
  }

  rect(x: number, y: number, width: number, height: number): void {
    this.#path.push(`M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}Z`);
  }

  clip(): void {
    const id = `clip${this.#clips++}`;
    this.#elements.push(`<clipPath id="${id}"><path d="${this.#path.join('')}"/></clipPath>`);
    this.#open(`clip-path="url(#${id})"`);
  }

  fill(): void {
    this.#add(
      `<path d="${this.#path.join('')}" fill="${escapeXml(this.fillStyle)}"${this.#alpha()}/>`,
    );
  }

  stroke(): void {
    if (this.#path.length === 0) return;
    this.#add(`<path d="${this.#path.join('')}" fill="none"${this.#line()}/>`);
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    const box = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
    this.#add(`<rect ${box} fill="${escapeXml(this.fillStyle)}"${this.#alpha()}/>`);
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    const box = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
    this.#add(`<rect ${box} fill="none"${this.#line()}/>`);
  }

  fillText(text: string, x: number, y: number): void {
    this.#text(text, x, y, ` fill="${escapeXml(this.fillStyle)}"${this.#alpha()}`);
  }

  strokeText(text: string, x: number, y: number): void {
    this.#text(text, x, y, ` fill="none"${this.#line()}`);
  }

  measureText(text: string): { readonly width: number } {
    return { width: this.#measure(text, this.font) };
  }

  setLineDash(dash: readonly number[]): void {
    this.#dash = dash;
  }

  drawImage(image: CanvasImageSource, x: number, y: number, width: number, height: number): void {
    const box = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
    const pixels = this.imageSmoothingEnabled ? '' : ' image-rendering="pixelated"';
    const href = escapeXml(this.#address(image));
    this.#add(`<image ${box} preserveAspectRatio="none" href="${href}"${pixels}${this.#alpha()}/>`);
  }

  #text(text: string, x: number, y: number, style: string) {
    const [, size = '10', family = 'sans-serif'] =
      /([\d.]+)px(?:\/[\d.]+)?\s+(.+)$/.exec(this.font) ?? [];
    const weight = /\b(bold|[1-9]00)\b/.exec(this.font)?.[1];
    const anchor = ANCHORS[this.textAlign];
    const baseline = BASELINES[this.textBaseline];
    const attributes = [
      `x="${short(x)}" y="${short(y)}" font-size="${size}" font-family="${escapeXml(family)}"`,
      weight && `font-weight="${weight}"`,
      anchor && `text-anchor="${anchor}"`,
      baseline && `dominant-baseline="${baseline}"`,
    ].filter(Boolean);
    this.#add(`<text ${attributes.join(' ')}${style}>${escapeXml(text)}</text>`);
  }

  #line(): string {
    const { lineJoin, lineCap } = this;
    const dash = this.#dash.length > 0 ? ` stroke-dasharray="${this.#dash.join(' ')}"` : '';
    const join = lineJoin === 'miter' ? '' : ` stroke-linejoin="${lineJoin}"`;
    const cap = lineCap === 'butt' ? '' : ` stroke-linecap="${lineCap}"`;
    const colour = escapeXml(this.strokeStyle);
    return ` stroke="${colour}" stroke-width="${short(this.lineWidth)}"${dash}${join}${cap}${this.#alpha()}`;
  }

  #alpha(): string {
    return this.globalAlpha === 1 ? '' : ` opacity="${short(this.globalAlpha)}"`;
  }

  #add(element: string) {
    this.#elements.push(element);
  }

  #open(attributes: string) {
    this.#elements.push(`<g ${attributes}>`);
    this.#groups++;
  }

  #close() {
    this.#elements.push('</g>');
    this.#groups--;
  }
}

function short(value: number): string {
  return String(Math.round(100 * value) / 100);
}

function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
