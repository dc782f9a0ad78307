/** What a flowchart says. */
export interface Flowchart {
  /** The lines of each label. */
  readonly boxes: readonly (readonly string[])[];
  readonly frames: readonly { readonly label: string; readonly boxes: readonly string[] }[];
  readonly arrows: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: string;
    readonly dashed: boolean;
  }[];
}

/**
 * Reads the part of Mermaid's flowcharts that needs no judgement: boxes with quoted labels, frames around them, plain and
 * dashed arrows with quoted labels or none. Anything else is an error. Within quotes a quote ends the label, `#…;` is a
 * character by its number, and `<br>` a new line; a backtick would begin Markdown.
 *
 * @see https://mermaid.js.org/syntax/flowchart.html
 */
export function readFlowchart(text: string): Flowchart {
  const [head, ...lines] = text.trimEnd().split('\n');
  if (head !== 'flowchart LR') throw new Error(`not a flowchart: ${head}`);
  const boxes = new Map<string, string[]>();
  const frames: { label: string; boxes: string[] }[] = [];
  const arrows: { from: string; to: string; label: string; dashed: boolean }[] = [];
  let inFrame = false;
  const nameOf = (id: string): string => {
    const [name] = boxes.get(id) ?? [];
    if (name === undefined) throw new Error(`there is no box ${id}`);
    return name;
  };
  for (const line of lines) {
    const frame = /^ *subgraph g\d+\["([^"]*)"\]$/.exec(line);
    const box = /^ *(n\d+)\["([^"]*)"\]$/.exec(line);
    const arrow = /^ *(n\d+) (-->|-\.->)(?:\|"([^"]*)"\|)? (n\d+)$/.exec(line);
    if (frame !== null && !inFrame) {
      frames.push({ label: linesOf(frame[1]).join('\n'), boxes: [] });
      inFrame = true;
    } else if (/^ *end$/.test(line) && inFrame) inFrame = false;
    else if (box !== null && !boxes.has(box[1])) {
      boxes.set(box[1], linesOf(box[2]));
      if (inFrame) frames.at(-1)?.boxes.push(nameOf(box[1]));
    } else if (arrow !== null && !inFrame) {
      const [, from, kind, label = '', to] = arrow;
      const [read = ''] = linesOf(label);
      arrows.push({ from: nameOf(from), to: nameOf(to), label: read, dashed: kind === '-.->' });
    } else throw new Error(`not understood: ${line}`);
  }
  if (inFrame) throw new Error('a frame has no end');
  return { boxes: [...boxes.values()], frames, arrows };
}

function linesOf(label: string): string[] {
  return label.split('<br>').map((line) => {
    if (/[<>&`]|#(?!\d+;)/.test(line)) throw new Error(`not escaped: ${line}`);
    return line.replace(/#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  });
}
