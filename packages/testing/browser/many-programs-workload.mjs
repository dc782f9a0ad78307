// The same program for Node and for a page: more programs than an engine allows memories.

import { compile } from '@bp/compile';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { Rng, zeros } from '@bp/tensor';

/** @typedef {import('@bp/tensor').Tensor} Tensor */

/**
 * Trains so many models that all live on, and runs one inference step on so many shapes, again and again; then steps that
 * are too large to share a memory, in a process where others leave room for four. Returns how many calls did not run as
 * programs, how many gave other bits than the step itself, and the sum of all weights.
 *
 * @param {{ models: number, shapes: number, large: number, others: number }} counts - `others` is how many memories there may
 *   be that belong to others
 */
export function keepManyPrograms({ models, shapes, large, others }) {
  let eager = 0;
  let wrong = 0;
  /** @param {Tensor} found @param {Tensor} expected */
  const compare = (found, expected) => {
    const [a, b] = [found.data, expected.data];
    if (a.length !== b.length || a.some((value, i) => !Object.is(value, b[i]))) wrong++;
  };
  /** @param {{ status(): { state: string } }} step */
  const noteState = (step) => {
    if (step.status().state !== 'compiled') eager++;
  };

  const networks = Array.from({ length: models }, (_, k) => {
    const [compiled, plain] = [0, 1].map(() => {
      const rng = new Rng(k);
      const model = new Sequential(
        new Linear(3, 4, { rng }),
        new ReLU(),
        new Linear(4, 1, { rng }),
      );
      const optimizer = new SGD(model.parameters(), { lr: 0.05, momentum: 0.9 });
      return {
        model,
        train: (/** @type {Tensor} */ x, /** @type {Tensor} */ y) => {
          const loss = mse(model.forward(x), y);
          loss.backward();
          optimizer.step();
          optimizer.zeroGrad();
          return loss;
        },
      };
    });
    return { ...compiled, step: compile(compiled.train), plain: plain.train };
  });
  for (let round = 0; round < 5; round++) {
    for (const [k, { step, plain }] of networks.entries()) {
      const rng = new Rng(`${k}/${round}`);
      const [x, y] = [rng.normal([8, 3]), rng.normal([8, 1])];
      compare(step(x, y), plain(x, y));
      if (round > 1) noteState(step);
    }
  }

  // Without parameters nothing ties the programs of a step together.
  const softmax = compile((/** @type {Tensor} */ x) => x.softmax(1));
  const [{ model }] = networks;
  const forward = compile((/** @type {Tensor} */ x) => model.forward(x));
  for (let round = 0; round < 4; round++) {
    for (let n = 1; n <= shapes; n++) {
      const x = new Rng(n).normal([n, 3]);
      compare(softmax(x), x.softmax(1));
      if (round > 1) noteState(softmax);
      compare(forward(x), model.forward(x).detach());
      if (round > 1) noteState(forward);
    }
  }

  const occupied = occupy(others);
  const totals = Array.from({ length: large }, () => zeros([1_050_000]));
  const adders = totals.map((total, k) =>
    compile(() => {
      total.assign(total.add(k + 1));
      return total.at(-1);
    }),
  );
  const ROUNDS = 4;
  const order = [...adders.entries()];
  for (let round = 1; round <= ROUNDS; round++) {
    for (const [k, add] of order.reverse()) {
      if (add().item() !== round * (k + 1)) wrong++;
      if (round > 2) noteState(add);
    }
  }
  for (const [k, total] of totals.entries()) if (total.at(0).item() !== ROUNDS * (k + 1)) wrong++;
  if (occupied.some(({ buffer }) => buffer.byteLength === 0)) wrong++;

  const weights = networks.flatMap((network) => network.model.parameters());
  const sum = weights.reduce((all, weight) => all + weight.sum().item(), 0);
  return { eager, wrong, sum };
}

/**
 * Takes memories until no more are to be had, and leaves four of them.
 *
 * @param {number} most
 */
function occupy(most) {
  /** @type {WebAssembly.Memory[]} */
  const taken = [];
  try {
    while (taken.length < most) taken.push(new WebAssembly.Memory({ initial: 1 }));
  } catch {
    taken.splice(0, 4);
  }
  return taken;
}
