import type { Tensor } from '@bp/tensor';
import { fitsInto } from './fits';
import { type Kind, value } from './kind';
import type { Scene } from './scene';

const UNARY = [
  'neg()',
  'abs()',
  'square()',
  'tanh()',
  'sigmoid()',
  'relu()',
  'leakyRelu()',
  'softplus()',
  'sin()',
  'cos()',
  'erf()',
  'floor()',
  'round()',
  'sign()',
  'clamp(-1, 1)',
  'tanh().exp()',
  'abs().sqrt()',
  'abs().add(1).log()',
  'abs().add(0.5).rsqrt()',
  'clamp(-2, 2).expm1()',
  'logicalNot()',
];

const BINARY = ['add', 'sub', 'mul', 'maximum', 'minimum', 'logicalAnd', 'logicalOr'];
const COMPARE = ['gt', 'lt', 'ge', 'le', 'eq', 'ne'];
const NUMBERS = ['0', '1', '2', '0.5', '-1', '0.9', '0.1', '-0.25', '3'];
const DTYPES = ['float32', 'float64', 'int32', 'bool'];

/** Operations on elements. */
export const elementwise: readonly Kind[] = [
  value(6, (scene) => {
    const x = scene.tensor();
    return x && `${x.name}.${scene.draw.of(UNARY)}`;
  }),
  value(8, (scene) => pair(scene, (a, b) => `${a}.${scene.draw.of(BINARY)}(${b})`)),
  value(3, (scene) => {
    const x = scene.tensor();
    return x && `${x.name}.${scene.draw.of(BINARY)}(${scene.draw.of(NUMBERS)})`;
  }),
  value(1, (scene) => pair(scene, (a, b) => `${a}.div(${b}.abs().add(0.5))`)),
  value(1, (scene) => pair(scene, (a, b) => `${a}.abs().add(0.5).pow(${b}.tanh())`)),
  value(2, (scene) => pair(scene, (a, b) => `${a}.${scene.draw.of(COMPARE)}(${b})`)),
  value(2, (scene) => {
    const mask = scene.tensor(({ dtype }) => dtype === 'bool');
    return mask && pair(scene, (a, b) => `where(${mask.name}, ${a}, ${b})`);
  }),
  value(1, (scene) => pair(scene, (a, b) => `${a}.maskedFill(${b}.gt(0), 0.5)`)),
  value(2, (scene) => {
    const x = scene.tensor();
    return x && `${x.name}.cast('${scene.draw.of(DTYPES)}')`;
  }),
];

/** Two tensors of which one broadcasts to the other. */
export function pair(
  scene: Scene,
  write: (a: string, b: string) => string,
  fits: (x: Tensor) => boolean = () => true,
): string | null {
  const a = scene.tensor(fits);
  const b =
    a &&
    scene.tensor((x) => fits(x) && (fitsInto(x.shape, a.x.shape) || fitsInto(a.x.shape, x.shape)));
  return a && b && write(a.name, b.name);
}
