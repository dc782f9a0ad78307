import type { Draw } from '../draw';
import { type Kind, value } from './kind';
import type { Scene } from './scene';

/** Views of tensors, and tensors put together. */
export const shapes: readonly Kind[] = [
  view(2, (_, { length }) => (length >= 2 ? 'transpose()' : null)),
  view(1, (draw, shape) => {
    const axes = draw.some([...shape.keys()], shape.length);
    return shape.length >= 2 ? `permute([${axes}])` : null;
  }),
  view(1, (draw, shape) => `unsqueeze(${draw.below(shape.length + 1)})`),
  view(1, (_, shape) => (shape.includes(1) ? 'squeeze()' : null)),
  view(2, (draw, shape) => reshaped(draw, shape)),
  view(1, (draw, { length }) => (length >= 1 ? `flip(${draw.below(length)})` : null)),
  view(2, (draw, shape) => {
    const axis = draw.below(shape.length);
    const extent = shape[axis];
    if (extent === undefined) return null;
    const start = draw.below(extent);
    return `narrow(${axis}, ${start}, ${1 + draw.below(extent - start)})`;
  }),
  view(2, (draw, { length }) =>
    length >= 1 ? `slice('${draw.of(['::2', '1:', '::-1', ':-1', '..., 0', '..., ::2'])}')` : null,
  ),
  view(1, (draw, [extent]) => (extent === undefined ? null : `at(${draw.below(extent)})`)),
  view(2, (draw, shape) => `expand([${[1 + draw.below(3), ...shape]}])`),
  value(1, (scene) => {
    const x = scene.tensor(({ rank }) => rank >= 1);
    return x && `chunk(${x.name}, 2)[${scene.draw.below(2)}]`;
  }),
  value(1, (scene) => {
    const x = scene.tensor(({ rank }) => rank >= 1);
    const y = x && scene.tensor(({ shape }) => `${shape}` === `${x.x.shape}`);
    return x && y && `${scene.draw.of(['concat', 'stack'])}([${x.name}, ${y.name}])`;
  }),
  value(1, (scene) => {
    const x = scene.tensor();
    return x && `${x.name}.${scene.draw.of(['clone()', 'contiguous()'])}`;
  }),
  value(2, (scene) => {
    const x = scene.tensor(({ requiresGrad }) => requiresGrad);
    return x && `${x.name}.detach()`;
  }),
  value(1, (scene) => {
    const x = scene.tensor(({ rank }) => rank >= 2);
    return x && `${scene.draw.of(['tril', 'triu'])}(${x.name})`;
  }),
];

function view(
  weight: number,
  write: (draw: Draw, shape: readonly number[]) => string | null,
): Kind {
  return value(weight, (scene: Scene) => {
    const x = scene.tensor();
    const code = x && write(scene.draw, x.x.shape);
    return x && code && `${x.name}.${code}`;
  });
}

/** Some of the axes merged, or one cut in two. */
function reshaped(draw: Draw, shape: readonly number[]): string | null {
  const size = shape.reduce((n, extent) => n * extent, 1);
  const divisors = [1, 2, 3, 4, 5].filter((n) => size % n === 0);
  const first = draw.of(divisors);
  return `reshape([${draw.of([[size], [first, size / first], [size / first, first]])}])`;
}
