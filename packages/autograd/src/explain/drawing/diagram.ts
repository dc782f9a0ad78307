import type { Box, Drawing } from './drawing';

/**
 * A drawing in the DOT language of Graphviz.
 *
 * @see https://graphviz.org/doc/info/lang.html
 */
export function graphviz({ boxes, arrows }: Drawing): string {
  const quoted = (lines: readonly string[]): string =>
    `"${lines.map((line) => line.replace(/["\\]/g, '\\$&')).join('\\n')}"`;
  return written([
    'digraph explanation {',
    '  rankdir=LR;',
    '  node [shape=box];',
    ...framed(
      boxes,
      ({ lines }, i) => `n${i} [label=${quoted(lines)}];`,
      (name, i) => [`subgraph cluster_${i} {`, `  label=${quoted([name])};`],
      '}',
    ),
    ...arrows.map(({ from, to, label, dashed }) => {
      const looks = [label && `label=${quoted([label])}`, dashed && 'style=dashed'];
      return `  n${from} -> n${to} [${looks.filter(Boolean).join(', ')}];`;
    }),
    '}',
  ]);
}

/**
 * A drawing as a flowchart of Mermaid.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function mermaid({ boxes, arrows }: Drawing): string {
  const quoted = (lines: readonly string[]): string =>
    `"${lines.map((line) => line.replace(/["#%&<>`*]/g, (c) => `#${c.charCodeAt(0)};`)).join('<br>')}"`;
  return written([
    'flowchart LR',
    ...framed(
      boxes,
      ({ lines }, i) => `n${i}[${quoted(lines)}]`,
      (name, i) => [`subgraph g${i}[${quoted([name])}]`],
      'end',
    ),
    ...arrows.map(({ from, to, label, dashed }) => {
      const line = dashed ? '-.->' : '-->';
      return `  n${from} ${line}${label && `|${quoted([label])}|`} n${to}`;
    }),
  ]);
}

/** The boxes, those of a group together within its frame. */
function framed(
  boxes: readonly Box[],
  box: (box: Box, i: number) => string,
  begin: (group: string, i: number) => readonly string[],
  end: string,
): string[] {
  const groups = new Map<string | null, string[]>();
  boxes.forEach((one, i) => {
    const inside = groups.get(one.group) ?? [];
    groups.set(one.group, [...inside, `  ${box(one, i)}`]);
  });
  return [...groups].flatMap(([group, inside], i) =>
    group === null ? inside : [...begin(group, i), ...inside, end].map((line) => `  ${line}`),
  );
}

/** A symbol of one's own may hold line breaks. */
function written(lines: readonly string[]): string {
  return lines.map((line) => `${line.replace(/[\r\n]+/g, ' ')}\n`).join('');
}
