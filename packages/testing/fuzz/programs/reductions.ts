import type { Draw } from '../draw';
import { type Kind, value } from './kind';

const REDUCE = ['sum', 'mean', 'max', 'min', 'norm', 'logSumExp', 'variance', 'std', 'all', 'any'];

/** Sums and their kin, products of matrices, and what picks elements. */
export const reductions: readonly Kind[] = [
  value(6, (scene) => {
    const x = scene.tensor();
    return x && `${x.name}.${scene.draw.of(REDUCE)}(${axisOf(scene.draw, x.x.rank)})`;
  }),
  value(3, (scene) => {
    const x = scene.tensor(({ rank }) => rank >= 1);
    return x && `cumsum(${x.name}, ${scene.draw.below(x.x.rank)})`;
  }),
  value(2, (scene) => {
    const x = scene.tensor(({ rank }) => rank >= 1);
    const op = scene.draw.of(['softmax', 'logSoftmax']);
    return x && `${x.name}.${op}(${scene.draw.below(x.x.rank)})`;
  }),
  value(1, (scene) => {
    const x = scene.tensor();
    return x && `prod(${x.name}.tanh())`;
  }),
  value(4, (scene) => {
    const a = scene.tensor(({ rank }) => rank >= 1);
    const b = a && scene.tensor(({ rank }) => rank >= 1);
    if (a === null || b === null) return null;
    const [inner, outer] = [a.x.shape.at(-1), b.x.shape.at(-2) ?? b.x.shape.at(-1)];
    if (inner === outer) return `${a.name}.matmul(${b.name})`;
    return b.x.shape.at(-1) === inner && b.x.rank >= 2
      ? `${a.name}.matmul(${b.name}.transpose())`
      : null;
  }),
  value(1, (scene) => {
    const a = scene.tensor(({ rank }) => rank === 1);
    const b = a && scene.tensor(({ rank }) => rank === 1);
    return a && b && `outer(${a.name}, ${b.name})`;
  }),
  value(1, (scene) => {
    const x = scene.tensor(({ rank }) => rank >= 1);
    return x && `${x.name}.argmax({ axis: ${scene.draw.below(x.x.rank)} })`;
  }),
  value(2, (scene) => {
    const { draw } = scene;
    const x = scene.tensor(({ rank }) => rank >= 1);
    if (x === null) return null;
    const axis = draw.below(x.x.rank);
    const at = Array.from({ length: 1 + draw.below(4) }, () => draw.below(x.x.shape[axis]));
    return `${x.name}.indexSelect(${axis}, tensor([${at}], { dtype: 'int32' }))`;
  }),
  value(1, (scene) => {
    const x = scene.tensor(({ rank }) => rank >= 1);
    const index = scene.tensor(({ dtype, rank }) => dtype === 'int32' && rank === 1);
    return x && index && `${x.name}.indexSelect(0, ${index.name}.clamp(0, ${x.x.shape[0] - 1}))`;
  }),
  value(1, (scene) => {
    const x = scene.tensor(({ rank }) => rank >= 1);
    return x && `${x.name}.gather(0, ${x.name}.argmin({ axis: 0, keepDims: true }))`;
  }),
  value(1, (scene) => {
    const x = scene.tensor(({ rank }) => rank >= 1);
    const source = x && scene.tensor(({ shape }) => `${shape}` === `${x.x.shape}`);
    const index = x && `${x.name}.argmax({ axis: 0, keepDims: true }).expand([${x.x.shape}])`;
    return x && source && `scatterAdd(${x.name}, 0, ${index}, ${source.name})`;
  }),
];

function axisOf(draw: Draw, rank: number): string {
  if (rank === 0 || draw.chance(0.4)) return '';
  const keeps = draw.chance(0.5) ? ', keepDims: true' : '';
  return `{ axis: ${draw.below(rank)}${keeps} }`;
}
