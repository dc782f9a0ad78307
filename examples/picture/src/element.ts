/** Attributes by name; numbers are written with two decimals at most. */
export type Attributes = Readonly<Record<string, string | number>>;

/** An SVG element around others, which are markup already. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const head = `<${name}${written.join('')}`;
  return children.length === 0 ? `${head}/>` : `${head}>${children.join('')}</${name}>`;
}

/** Words at a point; the class decides size and colour. */
export function words(x: number, y: number, look: string, content: string): string {
  return element('text', { x, y, class: look }, escaped(content));
}

/** A line through points. */
export function polyline(points: readonly (readonly [number, number])[], look: string): string {
  return element('polyline', {
    points: points.map(([x, y]) => `${short(x)},${short(y)}`).join(' '),
    class: look,
  });
}

/** As it may stand in markup. */
export function escaped(value: string | number): string {
  if (typeof value === 'number') return short(value);
  return value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}
