import { f, type Node } from '@bp/tensor/engine';

/** max(0, z), the hinge; at z = 0 the gradient passes, as through PyTorch's clamp. */
export function positivePart(z: Node): Node {
  return f.select(f.lt(z, 0), 0, z);
}
