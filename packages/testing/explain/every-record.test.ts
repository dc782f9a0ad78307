import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gradients } from '@bp/autograd';
import { type ExplanationJson, explain, toGraphviz, toMermaid } from '@bp/autograd/explain';
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import Ajv from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { RECORDED } from '../src/record/cases';
import { readFlowchart } from './read-flowchart';

const schema = fileURLToPath(new URL('../../autograd/explanation.schema.json', import.meta.url));
const validate = new Ajv({ allErrors: true }).compile(JSON.parse(readFileSync(schema, 'utf8')));

let graphviz: Graphviz;
beforeAll(async () => {
  graphviz = await Graphviz.load();
});

/** Σ over all paths from the loss to a number of the products of their derivatives. */
function overAllPaths({ values, edges, loss }: ExplanationJson, of: string): number {
  const known = new Map<string, number>();
  for (const { id } of values) {
    const sum = edges
      .filter(({ to }) => to === id)
      .reduce((total, { from, local }) => total + Number(local) * (known.get(from) ?? 0), 0);
    known.set(id, id === of ? 1 : sum);
  }
  return known.get(loss) ?? 0;
}

describe.each(Object.entries(RECORDED))('the explanation of %s', (_, record) => {
  it('is data that fits the schema, whose paths are the gradients, and can be drawn', () => {
    const { loss, leaves } = record();
    const names = leaves.map((leaf, i) => [`leaf${i}`, leaf] as const);
    const model = { namedParameters: () => names };
    const explanation = explain(loss, { model, maxPaths: 0 });
    const json: ExplanationJson = JSON.parse(JSON.stringify(explanation));
    validate(json);
    expect(validate.errors).toBeNull();
    graphviz.layout(toGraphviz(explanation), 'canon', 'nop');
    readFlowchart(toMermaid(explanation));
    if (json.truncated) return;
    const ids = new Map(json.values.map(({ path, id }) => [path, id]));
    for (const [i, gradient] of gradients([loss], leaves).entries()) {
      const wanted = [...gradient.data];
      const scale = Math.max(1e-3, ...wanted.map(Math.abs));
      wanted.forEach((value, index) => {
        const at: number[] = [];
        for (const size of [...gradient.shape].reverse()) {
          at.unshift(index % size);
          index = Math.floor(index / size);
        }
        const id = ids.get(at.length === 0 ? `leaf${i}` : `leaf${i}[${at}]`);
        const found = id === undefined ? 0 : overAllPaths(json, id);
        expect(found / scale, id).toBeCloseTo(value / scale, 8);
      });
    }
  });
});
