import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parameter } from '@bp/autograd';
import { type ExplanationJson, explain } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { Linear, ReLU, Sequential, Sigmoid } from '@bp/layers';
import { bceWithLogits, crossEntropy, mse } from '@bp/losses';
import { Rng, seed, type Tensor, tensor } from '@bp/tensor';
import Ajv from 'ajv/dist/2020.js';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

import { figures, Network } from '../src/course/network';
import { workedExample } from './worked-example';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const read = (path: string) => JSON.parse(readFileSync(here(path), 'utf8'));

const schema = read('../../autograd/explanation.schema.json');
const fixture: ExplanationJson = read('./worked-example.v1.json');
const validate = new Ajv({ allErrors: true }).compile(schema);

/** As a reader on the other side gets it. */
function sent(explanation: ReturnType<typeof explain>): ExplanationJson {
  return JSON.parse(JSON.stringify(explanation));
}

function expectValid(json: ExplanationJson): void {
  validate(json);
  expect(validate.errors).toBeNull();
}

/** ∂loss/∂(each value), by the edges alone: the chain rule from the loss back. */
function chained({ values, edges, loss }: ExplanationJson): Map<string, number> {
  const found = new Map(values.map(({ id }) => [id, id === loss ? 1 : 0]));
  for (const { id } of [...values].reverse()) {
    for (const { from, to, local } of edges) {
      if (to === id) found.set(from, (found.get(from) ?? 0) + Number(local) * (found.get(id) ?? 0));
    }
  }
  return found;
}

function expectChainRule(json: ExplanationJson, digits = 12): void {
  const found = chained(json);
  const ends = new Set(json.edges.flatMap(({ from, to }) => [from, to]));
  for (const { id, gradient } of json.values) {
    if (ends.has(id)) expect(found.get(id), id).toBeCloseTo(Number(gradient), digits);
  }
  for (const { gradient, paths, truncated } of json.targets) {
    if (truncated) continue;
    for (const { edges, product } of paths) {
      const locals = edges.map((i) => Number(json.edges[i].local));
      expect(locals.reduce((a, b) => a * b, 1)).toBeCloseTo(Number(product), digits);
      expect(json.edges[edges[0]].to).toBe(json.loss);
    }
    const sum = paths.reduce((total, { product }) => total + Number(product), 0);
    expect(sum).toBeCloseTo(Number(gradient), digits);
  }
}

function network(): Sequential {
  seed(5);
  return new Sequential(
    new Linear(3, 3, { dtype: 'float64' }),
    new ReLU(),
    new Linear(3, 2, { dtype: 'float64' }),
  );
}

describe('the JSON of the worked example', () => {
  it('is the kept fixture of version 1, to the last bit', () => {
    expect(sent(workedExample())).toEqual(fixture);
  });

  it('has the numbers of the course', () => {
    const course = figures['sigmoid+halfSSE'];
    const valueOf = (id: string) => fixture.values.find((value) => value.id === id);
    for (const name of ['z1', 'z2', 'h1', 'h2', 'z3', 'z4', 'o1', 'o2', 'E'] as const) {
      expect(valueOf(name)?.value).toBeCloseTo(course.forward[name], 14);
    }
    expect(fixture.targets.map(({ id }) => id)).toEqual('w1 w2 w3 w4 w5 w6 w7 w8'.split(' '));
    fixture.targets.forEach(({ gradient, pathCount, check }, i) => {
      expect(gradient).toBeCloseTo(course.grad[i], 14);
      expect(check.central).toBeCloseTo(course.grad[i], 9);
      expect(pathCount).toBe(i < 4 ? 2 : 1);
    });
    expect(valueOf('z3')?.gradient).toBeCloseTo(course.delta.o1, 14);
    expect(valueOf('z1')?.gradient).toBeCloseTo(course.delta.h1, 14);
    expect(fixture.layers.map(({ deltaNorm }) => deltaNorm)).toEqual([
      expect.closeTo(Math.hypot(course.delta.h1, course.delta.h2), 14),
      expect.closeTo(Math.hypot(course.delta.o1, course.delta.o2), 14),
    ]);
  });

  it('says of every number where it belongs', () => {
    expect(fixture.values.find(({ id }) => id === 'z3')).toMatchObject({
      role: 'sum',
      layer: 'layer2',
      unit: 0,
      sample: 0,
      latex: 'z_{3}',
      path: 'layer2[0,0]',
    });
    expect(fixture.values.find(({ id }) => id === 'x1')).toMatchObject({
      role: 'input',
      layer: null,
      gradient: null,
    });
    expect(fixture.edges.find(({ from }) => from === 'z3')).toEqual({
      from: 'z3',
      to: 'o1',
      operation: 'sigmoid',
      local: figures['sigmoid+halfSSE'].forward.o1 * (1 - figures['sigmoid+halfSSE'].forward.o1),
      text: 'o1·(1 − o1)',
      latex: 'o_{1}\\left(1 - o_{1}\\right)',
      uses: ['o1'],
      reading: null,
    });
  });

  it('is the same after 1,000 other operations', () => {
    const w = parameter([1, 2, 3]);
    for (let i = 0; i < 500; i++) w.mul(i).sum();
    explain(w.square().sum()).toJSON();
    expect(sent(workedExample())).toEqual(fixture);
  });

  it('is the same in a fresh process', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'explain-'));
    try {
      const program = join(folder, 'print.mjs');
      await build({
        entryPoints: [here('./print.ts')],
        tsconfig: here('../../../tsconfig.json'),
        outfile: program,
        bundle: true,
        platform: 'node',
        format: 'esm',
      });
      const printed = execFileSync(process.execPath, [program], { encoding: 'utf8' });
      expect(JSON.parse(printed)).toEqual(fixture);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the schema', () => {
  it('accepts the fixture', () => {
    expectValid(fixture);
  });

  it('refuses a number that was rounded to text, and an unknown version', () => {
    expect(validate({ ...fixture, version: 2 })).toBe(false);
    expect(validate({ ...fixture, values: [{ ...fixture.values[0], value: '0.3' }] })).toBe(false);
    const { uses: _, ...edge } = fixture.edges[0];
    expect(validate({ ...fixture, edges: [edge] })).toBe(false);
  });

  it('describes every property that there is', () => {
    const keys = (x: object): string[] => Object.keys(x).sort();
    const { $defs: parts } = schema;
    expect(keys(fixture)).toEqual(keys(schema.properties));
    expect(keys(fixture.values[0])).toEqual(keys(parts.value.properties));
    expect(keys(fixture.edges[0])).toEqual(keys(parts.edge.properties));
    expect(keys(fixture.targets[0])).toEqual(keys(parts.target.properties));
    expect(keys(fixture.targets[0].check)).toEqual(keys(parts.target.properties.check.properties));
    expect(keys(fixture.layers[0])).toEqual(keys(parts.layer.properties));
    expect(keys(fixture.sentences[0])).toEqual(keys(parts.sentence.properties));
  });
});

describe('an explanation as JSON', () => {
  const x = new Rng(3).uniform([4, 3], { dtype: 'float64' });
  const losses: Record<string, (out: Tensor) => Tensor> = {
    mse: (out) =>
      mse(out, [
        [1, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ]),
    'cross-entropy': (out) => crossEntropy(out, tensor([0, 1, 1, 0], { dtype: 'int32' })),
    'bce with logits': (out) =>
      bceWithLogits(out, [
        [1, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ]),
    'a loss with numbers that have no name': (out) =>
      out.square().add(out.mul(3)).sum([1]).exp().add(1).log().mean(),
    'a sum of doubled numbers': (out) => out.add(out).add(out.mul(2)).sum(),
  };

  it.each(Object.keys(losses))('fits the schema and obeys the chain rule, for %s', (name) => {
    const model = network();
    const json = sent(explain(losses[name](model.forward(x)), { model, maxPaths: 1000 }));
    expectValid(json);
    expect(json.truncated).toBe(false);
    expect(json.targets).toHaveLength(20);
    expectChainRule(json);
  });

  it('is the same in every language', () => {
    const { error } = new Network('sigmoid+halfSSE', 'float64').forward();
    expect(sent(explain(error, { notation: 'flat', language: ko }))).toEqual(fixture);
  });

  it('tells the notation as it was asked for, which changes symbols alone', () => {
    const { error } = new Network('sigmoid+halfSSE', 'float64').forward();
    const notation = { scheme: 'layered', order: 'from-to' } as const;
    const json = sent(explain(error, { notation }));
    expectValid(json);
    expect(json.notation).toEqual(notation);
    const numbers = ({ values, edges }: ExplanationJson) => [
      values.map(({ path, value, gradient }) => [path, value, gradient]),
      edges.map(({ local, operation }) => [local, operation]),
    ];
    expect(numbers(json)).toEqual(numbers(fixture));
  });

  it('survives being written and read', () => {
    const explanation = workedExample();
    expect(sent(explanation)).toEqual(explanation.toJSON());
  });

  it('writes NaN and infinities as strings', () => {
    const w = parameter([0, 2], { dtype: 'float64' });
    const json = sent(
      explain(
        w
          .log()
          .mul(tensor([1, 0], { dtype: 'float64' }))
          .sum(),
      ),
    );
    expectValid(json);
    expect(json.values.find(({ id }) => id === json.loss)?.value).toBe('-Infinity');
    expect(json.targets[0].gradient).toBe('Infinity');
  });

  it('gives numbers that are called the same ids of their own', () => {
    const notation = () => ({ text: 'same', latex: 's' });
    const json = sent(
      explain(
        mse(network().forward(x), [
          [1, 0],
          [0, 1],
          [1, 1],
          [0, 0],
        ]),
        { notation },
      ),
    );
    expectValid(json);
    expect(json.notation).toBe('custom');
    expect(new Set(json.values.map(({ id }) => id)).size).toBe(json.values.length);
    expectChainRule(json);
  });

  it('names only ids that exist, each value after those that it came from', () => {
    const json = sent(explain(losses['cross-entropy'](network().forward(x))));
    const place = new Map(json.values.map(({ id }, i) => [id, i]));
    for (const { from, to, uses } of json.edges) {
      expect(place.get(from)).toBeLessThan(place.get(to) as number);
      for (const id of uses) expect(place.has(id)).toBe(true);
    }
    for (const { id } of json.targets) expect(place.has(id)).toBe(true);
  });

  it('has sentences that the catalogue can say', () => {
    for (const { key, params } of fixture.sentences) {
      const names = [...ko.sentences[key].matchAll(/\{(\w+)/g)].map(([, name]) => name);
      expect(Object.keys(params)).toEqual(expect.arrayContaining(names));
    }
  });

  it('lists the gradients that were asked for, where there are more parameters than paths', () => {
    const explanation = explain(
      mse(network().forward(x), [
        [1, 0],
        [0, 1],
        [1, 1],
        [0, 0],
      ]),
      { maxPaths: 19 },
    );
    expect(explanation.toJSON().targets).toEqual([]);
    explanation.gradient('0.weight[1,2]');
    const [target, ...others] = sent(explanation).targets;
    expect(others).toEqual([]);
    expect(target.id).toBe('0.weight[1,2]');
  });

  it('does not expand a large network, and has the paths that were asked for', () => {
    const model = new Sequential(new Linear(784, 128), new Sigmoid(), new Linear(128, 10));
    const batch = model.forward(new Rng(4).uniform([32, 784]));
    const classes = tensor(
      Array.from({ length: 32 }, (_, i) => i % 10),
      { dtype: 'int32' },
    );
    const explanation = explain(crossEntropy(batch, classes), { model });
    const text = JSON.stringify(explanation);
    expect(text.length).toBeLessThan(1_000_000);
    const json: ExplanationJson = JSON.parse(text);
    expectValid(json);
    expect(json).toMatchObject({ truncated: true, edges: [], targets: [], loss: 'loss' });
    expect(json.layers).toMatchObject([
      { path: '0', in: 784, out: 128, activation: 'sigmoid' },
      { path: '2', in: 128, out: 10, activation: 'softmax', meanSlope: null },
    ]);
    explanation.gradient('2.bias[3]');
    const asked = sent(explanation);
    expectValid(asked);
    expect(asked.truncated).toBe(true);
    expect(asked.targets).toMatchObject([{ id: '2.bias[3]', pathCount: 32 }]);
    expect(asked.targets[0].paths).toHaveLength(32);
    expect(asked.targets[0].gradient).toBeCloseTo(Number(asked.targets[0].check.recorded), 6);
  });
});
