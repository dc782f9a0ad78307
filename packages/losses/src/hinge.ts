import { f, type Node } from '@bp/tensor/engine';

/** The hinge max(0, z); at z = 0 the gradient passes, as through PyTorch's clamp. */
export function hinge(z: Node): Node {
  return f.select(f.lt(z, 0), 0, z);
}
