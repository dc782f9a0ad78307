import type { Tensor } from '@bp/tensor';
import { pair } from './elementwise';
import { fitsInto } from './fits';
import { effect, type Kind, value } from './kind';
import type { Scene } from './scene';

/** Losses, gradients, optimizers, and what is overwritten. */
export const learning: readonly Kind[] = [
  value(5, (scene) => {
    const x = scene.tensor(({ requiresGrad }) => requiresGrad);
    return (
      x && `${x.name}.${scene.draw.of(['square().mean()', 'sum()', 'tanh().sum()', 'mean()'])}`
    );
  }),
  value(2, (scene) => {
    const loss = scene.draw.of(['mse', 'mae', 'huber', 'bceWithLogits']);
    const x = scene.tensor(({ requiresGrad }) => requiresGrad);
    const y = x && scene.tensor(({ shape }) => `${shape}` === `${x.x.shape}`);
    const target = y && (loss === 'bceWithLogits' ? `${y.name}.sigmoid()` : y.name);
    return x && target && `${loss}(${x.name}, ${target}.detach())`;
  }),
  value(1, (scene) => {
    const x = scene.tensor(({ rank, requiresGrad }) => rank === 2 && requiresGrad);
    return x && `crossEntropy(${x.name}, ${x.name}.argmin({ axis: 1 }))`;
  }),
  effect(9, (scene) => {
    const loss = scene.tensor(({ requiresGrad, size }) => requiresGrad && size === 1);
    return loss && `${loss.name}.backward()`;
  }),
  effect(1, (scene) => {
    const y = scene.tensor(({ requiresGrad }) => requiresGrad);
    const seed = y && scene.tensor(({ shape }) => `${shape}` === `${y.x.shape}`);
    return y && seed && `${y.name}.backward(${seed.name}.detach())`;
  }),
  effect(8, (scene) => some(scene, 'o', (o) => `${o}.step()`)),
  effect(2, (scene) => some(scene, 'o', (o) => `${o}.zeroGrad()`)),
  effect(3, (scene) => {
    const w = parameterOf(scene);
    if (w === null) return null;
    if (scene.draw.chance(0.3)) return `${w.name}.grad = null`;
    const g = fitting(scene, w.x);
    // A gradient has numbers of its own: compiled steps do not follow one that is another name of a tensor that stays.
    return g && `${w.name}.grad = ${g}.clone()`;
  }),
  value(2, (scene) => {
    const w = parameterOf(scene);
    const g = w && scene.tensor(({ shape }) => `${shape}` === `${w.x.shape}`);
    return w && g && `(${w.name}.grad ?? ${g.name}).mul(0.5)`;
  }),
  value(2, (scene) => {
    const w = parameterOf(scene);
    const loss = w && scene.tensor(({ requiresGrad, size }) => requiresGrad && size === 1);
    const deep = scene.draw.chance(0.3) ? ', { createGraph: true }' : '';
    return w && loss && `gradients([${loss.name}], [${w.name}]${deep})[0]`;
  }),
  value(1, (scene) => {
    const x = scene.tensor(({ requiresGrad }) => requiresGrad);
    return x && `retainGrad(${x.name}.mul(2))`;
  }),
  value(1, (scene) => {
    const x = scene.tensor(({ dtype }) => dtype.startsWith('float'));
    return x && `variable(${x.name})`;
  }),
  value(1, (scene) => {
    const x = scene.tensor(({ dtype }) => dtype.startsWith('float'));
    return (
      x &&
      `valueAndGrad((x) => x.tanh().mul(x).sum())(${x.name})${scene.draw.of(['.value', '.grad', '.gradient', ''])}`
    );
  }),
  value(1, (scene) => pair(scene, (a, b) => `noGrad(() => ${a}.mul(${b}))`)),
  effect(5, (scene) => {
    const s = state(scene);
    const new_ = s && fitting(scene, s.x);
    return s && new_ && `${s.name}.assign(${new_})`;
  }),
  effect(1, (scene) => {
    const s = state(scene);
    if (s === null || s.x.rank === 0) return null;
    const part = scene.draw.of([
      "slice('::2')",
      "slice('1:')",
      'at(0)',
      'flip(0)',
      'narrow(0, 0, 1)',
    ]);
    return `${s.name}.${part}.assign(${s.name}.${part}.mul(0.5).add(0.25))`;
  }),
  effect(2, (scene) => {
    const w = parameterOf(scene);
    const g = w && fitting(scene, w.x);
    return w && g && `noGrad(() => ${w.name}.assign(${g}))`;
  }),
  effect(1, (scene) => {
    const w = parameterOf(scene);
    return w && `clipGradNorm([${w.name}], 0.5)`;
  }),
  value(2, (scene) => {
    const x = scene.tensor();
    return x && `rng.${scene.draw.of(['normal', 'uniform'])}([${x.x.shape}])`;
  }),
  value(2, (scene) =>
    some(scene, 'm', (m) => {
      const x = scene.tensor(({ rank, dtype }) => rank === 2 && dtype.startsWith('float'));
      return x && `${m}.forward(${x.name})`;
    }),
  ),
  value(1, (scene) => {
    const x = scene.tensor(({ dtype }) => dtype.startsWith('float'));
    return x && `dropout(${x.name}, { p: 0.25, training: true, rng })`;
  }),
];

function some(scene: Scene, prefix: string, write: (name: string) => string | null): string | null {
  const names = scene.named(prefix);
  return names.length > 0 ? write(scene.draw.of(names)) : null;
}

function parameterOf(scene: Scene) {
  const names = scene.named('w');
  return scene.tensor((x) => names.some((name) => scene.values.get(name) === x));
}

function state(scene: Scene) {
  const names = scene.named('s');
  return scene.tensor((x) => names.some((name) => scene.values.get(name) === x));
}

/** New values in the shape and type of a tensor. */
function fitting(scene: Scene, target: Tensor): string | null {
  const x = scene.tensor(({ shape }) => fitsInto(shape, target.shape));
  if (x === null) return null;
  const same = `${x.x.shape}` === `${target.shape}`;
  const full = same ? x.name : `${x.name}.expand([${target.shape}])`;
  const cast = x.x.dtype === target.dtype ? full : `${full}.cast('${target.dtype}')`;
  const free = x.x.requiresGrad ? `${cast}.detach()` : cast;
  return scene.draw.of([free, `${free}.mul(0.5)`, `${free}.neg()`, `${free}.mul(0.9).add(0.1)`]);
}
