import { parameter } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import { tensor } from '@bp/tensor';
import { expect, it } from 'vitest';
import { columnsOf, graphPlot } from './graph-plot.ts';

function square() {
  const [x, y] = [parameter(1), parameter(2)];
  const t = x.add(y);
  const z = t.square();
  return explain(z, { inputs: { x, y, t, z } });
}

it('numbers stand right of those that they are computed from, and givens just left of their use', () => {
  const edges = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
    { from: 'w', to: 'c' },
  ];
  expect(columnsOf(['a', 'b', 'w', 'c'], edges)).toEqual([['a'], ['b', 'w'], ['c']]);
});

it('a box has the value and the derivative, an edge the local derivative', () => {
  const svg = graphPlot(square().graph, { title: 'z = (x + y)²' });
  expect(svg).toContain('t = 3</text>');
  expect(svg).toContain('z = 9</text>');
  expect(svg.match(/graph-gradient"[^>]*>6</g)).toHaveLength(3);
  expect(svg).toMatch(/graph-local"[^>]*>6</);
});

it('a path is marked along its edges alone', () => {
  const svg = graphPlot(square().graph, { title: 'z', paths: [['x', 't', 'z']] });
  expect(svg.match(/graph-edge graph-on/g)).toHaveLength(2);
  expect(svg.match(/graph-node graph-on/g)).toHaveLength(3);
});

it('edges lead only between what is drawn', () => {
  const svg = graphPlot(square().graph, { title: 'z', only: ['x', 't'], gradients: false });
  expect(svg.match(/class="graph-edge/g)).toHaveLength(1);
  expect(svg).not.toContain('graph-gradient');
});

it('a constant leads to where it is used, with the weight on the line', () => {
  const [w, x] = [parameter(0.5), tensor(3)];
  const z = w.mul(x);
  const svg = graphPlot(explain(z, { inputs: { w, x, z } }).graph, {
    title: 'z',
    only: ['x', 'z'],
  });
  expect(svg.match(/class="graph-edge/g)).toHaveLength(1);
  expect(svg).toMatch(/graph-local"[^>]*>0.5</);
});
