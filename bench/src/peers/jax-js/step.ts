import { numpy as np, tree, valueAndGrad } from '@jax-js/jax';
import type { Optimizer, Work } from '../../works/work';
import { createLoss, type State } from './network';

/** A parameter with the two states of its optimizer. */
type Triple = [np.Array, np.Array, np.Array];

/** Forward, backward and update as one pure function, for `jit`; takes over all its arguments. */
export function createStep(work: Work) {
  const lossAndGradients = valueAndGrad(createLoss(work), { hasAux: true });
  return (state: State, x: np.Array, y: np.Array): [np.Array, State] => {
    const steps = state.steps.add(1);
    const [[loss, running], gradients] = lossAndGradients(
      tree.ref(state.parameters),
      state.running,
      steps.ref,
      x,
      y,
    );
    const update = createUpdate(work.optimizer, steps.ref);
    const updated = state.parameters.map((layer, i) =>
      layer.map((p, j) => update(gradients[i][j], [p, state.first[i][j], state.second[i][j]])),
    );
    update.done();
    const part = (place: 0 | 1 | 2) => updated.map((layer) => layer.map((triple) => triple[place]));
    return [loss, { parameters: part(0), running, first: part(1), second: part(2), steps }];
  };
}

function createUpdate(optimizer: Optimizer, steps: np.Array) {
  if (optimizer.kind === 'sgd') {
    const { lr, momentum } = optimizer;
    const sgd = (g: np.Array, [p, velocity, unused]: Triple): Triple => {
      const v = velocity.mul(momentum).add(g);
      return [p.sub(v.ref.mul(lr)), v, unused];
    };
    return Object.assign(sgd, { done: () => steps.dispose() });
  }
  const correction1 = np.subtract(1, np.power(0.9, steps.ref));
  const correction2 = np.subtract(1, np.power(0.999, steps));
  const adam = (g: np.Array, [p, first, second]: Triple): Triple => {
    const m = first.mul(0.9).add(g.ref.mul(0.1));
    const v = second.mul(0.999).add(np.square(g).mul(0.001));
    const scale = np.sqrt(v.ref.div(correction2.ref)).add(1e-8);
    return [p.sub(m.ref.div(correction1.ref).mul(optimizer.lr).div(scale)), m, v];
  };
  const done = () => {
    correction1.dispose();
    correction2.dispose();
  };
  return Object.assign(adam, { done });
}
