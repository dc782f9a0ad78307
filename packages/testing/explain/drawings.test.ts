import { parameter } from '@bp/autograd';
import { explain, toGraphviz, toMermaid } from '@bp/autograd/explain';
import { Linear, Sequential, Sigmoid } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Rng, tensor } from '@bp/tensor';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { beforeAll, describe, expect, it } from 'vitest';
import { readFlowchart } from './read-flowchart';
import { workedExample } from './worked-example';

let graphviz: Graphviz;
beforeAll(async () => {
  graphviz = await Graphviz.load();
});

/** What Graphviz itself makes of a drawing. */
interface Laid {
  readonly objects: readonly {
    readonly _gvid: number;
    readonly name: string;
    readonly label: string;
    readonly nodes?: readonly number[];
    readonly pos?: string;
  }[];
  readonly edges: readonly {
    readonly tail: number;
    readonly head: number;
    readonly label?: string;
    readonly style?: string;
  }[];
}

function laid(dot: string) {
  const { objects, edges }: Laid = JSON.parse(graphviz.layout(dot, 'json', 'dot'));
  const frames = objects.filter(({ nodes }) => nodes !== undefined);
  const boxes = objects.filter(({ nodes }) => nodes === undefined);
  const labels = new Map(boxes.map(({ _gvid, label }) => [_gvid, label.split('\\n')]));
  return {
    boxes: [...labels.values()],
    frames: frames.map(({ label, nodes = [] }) => ({
      label,
      boxes: nodes.map((node) => labels.get(node)?.[0]),
    })),
    arrows: edges.map(({ tail, head, label = '', style }) => ({
      from: labels.get(tail)?.[0],
      to: labels.get(head)?.[0],
      label,
      dashed: style === 'dashed',
    })),
    left: new Map(
      boxes.map(({ label, pos = '' }) => [label.split('\\n')[0], Number.parseFloat(pos)]),
    ),
  };
}

/** A network that is too large to draw each of its numbers. */
function large() {
  const model = new Sequential(new Linear(784, 128), new Sigmoid(), new Linear(128, 10));
  const batch = model.forward(new Rng(4).uniform([32, 784]));
  const classes = tensor(
    Array.from({ length: 32 }, (_, i) => i % 10),
    { dtype: 'int32' },
  );
  return explain(crossEntropy(batch, classes), { model });
}

/** A run whose symbols are full of what the two languages take for their own. */
const WILD = 'a"b\\c#d;<e>&`*[f]{g}|h\nend %% -->';

function wild() {
  const w = parameter([2, 3], { dtype: 'float64' });
  return explain(w.square().sum(), {
    notation: ({ role, at }) => {
      const text = role === 'loss' ? 'E' : `${WILD}${at}`;
      return { text, latex: text };
    },
  });
}

describe('a drawing for Graphviz', () => {
  it('has every number with its value and gradient, in the frame of its layer', () => {
    const { boxes, frames } = laid(toGraphviz(workedExample()));
    expect(boxes).toHaveLength(21);
    expect(boxes).toContainEqual(['h1 = 0.51998934', '∂E/∂h1 = 0.03240681']);
    expect(boxes).toContainEqual(['w1 = 0.3', '∂E/∂w1 = 0.00080888']);
    expect(boxes).toContainEqual(['x1 = 0.1']);
    expect(boxes).toContainEqual(['E = 0.02397190']);
    expect(frames.map(({ label }) => label)).toEqual(['layer1', 'layer2']);
    expect(frames[1].boxes).toContain('z3 = 0.44498412');
    expect(frames[1].boxes).not.toContain('t1 = 0.4');
  });

  it('has every local derivative on the way from what was used to what was computed', () => {
    const { arrows } = laid(toGraphviz(workedExample()));
    expect(arrows).toContainEqual({
      from: 'z1 = 0.08000000',
      to: 'h1 = 0.51998934',
      label: 'h1·(1 − h1) = 0.24960043',
      dashed: false,
    });
    expect(arrows.filter(({ dashed }) => !dashed)).toHaveLength(18);
  });

  it('shows by dashed lines where constants are used', () => {
    const { arrows } = laid(toGraphviz(workedExample()));
    const constants = arrows.filter(({ dashed }) => dashed).map(({ from, to }) => [from, to]);
    expect(constants).toHaveLength(6);
    expect(constants).toContainEqual(['x1 = 0.1', 'z2 = 0.11000000']);
    expect(constants).toContainEqual(['t2 = 0.6', 'E = 0.02397190']);
  });

  it('goes from the inputs on the left to the loss on the right', () => {
    const { left } = laid(toGraphviz(workedExample()));
    const at = [
      'x1 = 0.1',
      'z1 = 0.08000000',
      'h1 = 0.51998934',
      'z3 = 0.44498412',
      'E = 0.02397190',
    ];
    const places = at.map((name) => left.get(name) as number);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  it('keeps symbols as they are, whatever is in them', () => {
    const { boxes } = laid(toGraphviz(wild()));
    const shown = WILD.replace('\n', ' ').replaceAll('\\', '\\\\');
    expect(boxes.map(([first]) => first)).toContain(`${shown}0 = 2`);
  });

  it('has the layers of a large network', () => {
    const { boxes, arrows } = laid(toGraphviz(large()));
    expect(boxes.slice(0, 3)).toEqual([['x'], ['0 784→128 sigmoid'], ['2 128→10 softmax']]);
    expect(boxes[3][0]).toMatch(/^loss = \d/);
    expect(arrows.map(({ from, to }) => [from, to])).toEqual([
      ['x', '0 784→128 sigmoid'],
      ['0 784→128 sigmoid', '2 128→10 softmax'],
      ['2 128→10 softmax', boxes[3][0]],
    ]);
    expect(arrows[1].label).toMatch(/^‖δ‖ = [\d.e−]+, mean φ′ = 0\.2\d+$/);
  });

  it('is the same every time', () => {
    expect(toGraphviz(workedExample())).toBe(toGraphviz(workedExample()));
    expect(toMermaid(workedExample())).toBe(toMermaid(workedExample()));
  });
});

describe('a drawing for Mermaid', () => {
  it.each([
    ['the worked example', workedExample],
    ['a large network', large],
  ])('has the boxes, frames and arrows that Graphviz has, of %s', (_, explained) => {
    const explanation = explained();
    const chart = readFlowchart(toMermaid(explanation));
    const dot = laid(toGraphviz(explanation));
    const sorted = (x: readonly unknown[]) => x.map((one) => JSON.stringify(one)).sort();
    expect(sorted(chart.boxes)).toEqual(sorted(dot.boxes));
    expect(sorted(chart.arrows)).toEqual(sorted(dot.arrows));
    expect(chart.frames).toEqual(
      dot.frames.map((frame) => ({ ...frame, boxes: expect.arrayContaining(frame.boxes) })),
    );
  });

  it('keeps symbols as they are, whatever is in them', () => {
    const { boxes } = readFlowchart(toMermaid(wild()));
    expect(boxes.map(([first]) => first)).toContain(`${WILD.replace('\n', ' ')}0 = 2`);
  });
});
