import { deserialize, serialize } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MessageChannel, receiveMessageOnPort } from 'node:worker_threads';
import { parameter, variable } from '@bp/autograd';
import { compile } from '@bp/compile';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { fingerprint, type StateSource } from '@bp/module';
import { Adam, type OptimizerStateSource } from '@bp/optim';
import { BatchNorm1d } from '@bp/regularize';
import { fromTransferable, Rng, seed, type Tensor, tensor, toTransferable } from '@bp/tensor';
import { describe, expect, it } from 'vitest';

function throughPort<T>(value: T, transfer: ArrayBuffer[] = []): T {
  const { port1, port2 } = new MessageChannel();
  port1.postMessage(value, transfer);
  const { message } = receiveMessageOnPort(port2) as { message: T };
  port1.close();
  return message;
}

/** By which ways a state dict travels. */
const WAYS: Readonly<Record<string, (state: object) => object>> = {
  structuredClone,
  'postMessage to another thread': throughPort,
  'a database, which stores structured clones': (state) => deserialize(serialize(state)),
  JSON: (state) => JSON.parse(JSON.stringify(state)),
  'JSON of what was cloned': (state) => JSON.parse(JSON.stringify(structuredClone(state))),
  'a transfer of its buffers': (state) => {
    const { value, transfer } = toTransferable(state);
    return fromTransferable(throughPort(value, transfer) as object);
  },
};

const x = new Rng('x').normal([8, 3]);
const y = new Rng('y').normal([8, 2]);

function network(start: string) {
  seed(start);
  const model = new Sequential(new Linear(3, 4), new BatchNorm1d(4), new ReLU(), new Linear(4, 2));
  const optimizer = new Adam(model.parameters(), { lr: 0.01 });
  const step = () => {
    const loss = mse(model.forward(x), y);
    loss.backward();
    optimizer.step();
    optimizer.zeroGrad();
    return loss;
  };
  return { model, optimizer, step };
}

/** The bits of all that decides the coming steps. */
function bitsOf({ model, optimizer }: ReturnType<typeof network>): string[] {
  return [fingerprint(model.stateDict()), fingerprint(optimizer.stateDict().state)];
}

describe.each(Object.entries(WAYS))('the states of a model and its optimizer, by %s', (_, send) => {
  it.each([
    ['as it is', (step: () => Tensor) => step],
    ['compiled', (step: () => Tensor) => compile(step)],
  ])(
    'go on to the bit elsewhere, the step %s',
    (_how, prepare: (step: () => Tensor) => () => Tensor) => {
      const [whole, resumed] = [network('whole'), network('resumed')];
      const [step, other] = [prepare(whole.step), prepare(resumed.step)];
      for (let i = 0; i < 4; i++) step();
      // The other one has a past of its own, and perhaps a program.
      for (let i = 0; i < 3; i++) other();
      const states = { model: whole.model.stateDict(), optimizer: whole.optimizer.stateDict() };
      const arrived = send(states) as typeof states;
      expect(resumed.model.loadStateDict(arrived.model)).toEqual({ missing: [], unexpected: [] });
      resumed.optimizer.loadStateDict(arrived.optimizer);
      expect(bitsOf(resumed)).toEqual(bitsOf(whole));
      for (let i = 0; i < 4; i++) {
        step();
        other();
      }
      expect(bitsOf(resumed)).toEqual(bitsOf(whole));
    },
  );

  it('may be loaded by the name of a Map', () => {
    const [from, to] = [network('whole'), network('resumed')];
    from.step();
    const { state, ...rest } = from.optimizer.stateDict();
    const arrived = send({
      model: new Map(Object.entries(from.model.stateDict())),
      optimizer: new Map<string, unknown>(Object.entries({ ...rest, state })),
    } as object) as { model: unknown; optimizer: unknown };
    // JSON makes an empty object of a Map, which is not taken for a state.
    if (!(arrived.model instanceof Map)) {
      expect(() => to.model.loadStateDict(arrived.model as StateSource)).toThrow(
        'missing 0.weight',
      );
      return;
    }
    to.model.loadStateDict(arrived.model as StateSource);
    to.optimizer.loadStateDict(arrived.optimizer as OptimizerStateSource);
    expect(bitsOf(to)).toEqual(bitsOf(from));
  });
});

describe('a state dict', () => {
  it('keeps NaN, the infinities and both zeros in JSON', () => {
    const [from, to] = [new Linear(2, 2), new Linear(2, 2)];
    from.weight.assign([
      [Number.NaN, Infinity],
      [-Infinity, -0],
    ]);
    from.bias?.assign([0, 2 ** -149]);
    to.loadStateDict(JSON.parse(JSON.stringify(from.stateDict())));
    expect(to.weight.toArray()).toEqual([
      [Number.NaN, Infinity],
      [-Infinity, -0],
    ]);
    expect(to.bias?.toArray()).toEqual([0, 2 ** -149]);
  });

  it('may be a Map of another realm', () => {
    const model = new Linear(1, 1);
    model.loadStateDict(runInNewContext("new Map([['weight', [[2]]], ['bias', [3]]])"));
    expect(model.forward([[1]]).toArray()).toEqual([[5]]);
  });

  it('is refused as ever where something in it is damaged, and then changes nothing', () => {
    const model = new Linear(1, 1);
    const before = fingerprint(model.stateDict());
    const weight = { dtype: 'float32', shape: [1, 1], data: [9] };
    for (const bias of [
      { dtype: 'float32', shape: [2], data: [1, 2] },
      { dtype: 'float32', shape: [1], data: [null] },
      { dtype: 'int32', shape: [1], data: [1] },
      { dtype: 'float16', shape: [1], data: [1] },
      { dtype: 'float32', shape: [1] },
    ]) {
      expect(() => model.loadStateDict({ weight, bias } as never)).toThrow(
        expect.objectContaining({ code: 'BP_FORMAT', op: 'loadStateDict' }),
      );
    }
    expect(fingerprint(model.stateDict())).toBe(before);
  });
});

describe('what carries a record', () => {
  it('is cloned without it', () => {
    const w = parameter([1, 2]);
    const loss = w.square().sum();
    loss.backward();
    for (const one of [w, variable([3]), loss, w.grad as Tensor]) {
      const got = tensor(structuredClone(one));
      expect([got.toArray(), got.requiresGrad]).toEqual([one.toArray(), false]);
    }
    expect(JSON.parse(JSON.stringify({ w, loss }))).toEqual({ w: [1, 2], loss: 5 });
    expect(Object.keys(w)).not.toContain('record');
  });

  it('is cloned with its own numbers where a compiled step keeps it among others', () => {
    const { model, step } = network('whole');
    const compiled = compile(step);
    for (let i = 0; i < 3; i++) compiled();
    for (const [path, w] of model.namedParameters()) {
      const got = tensor(structuredClone(w));
      expect(got.toArray(), path).toEqual(w.toArray());
      expect(got.storage.data.buffer.byteLength).toBe(4 * w.size);
      expect(structuredClone(w.data.slice()).buffer.byteLength).toBe(4 * w.size);
    }
    const { value, transfer } = toTransferable(model.stateDict());
    structuredClone(value, { transfer });
    compiled();
  });
});
