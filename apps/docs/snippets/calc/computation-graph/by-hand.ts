import { grad } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';

// The forward pass keeps each local derivative; the backward pass only multiplies and adds.
const w = 0.5;
const y = w ** 2; // ∂y/∂w = 2w
const x = Math.tanh(w); // ∂x/∂w = 1 − x²
const p = Math.sin(y); // ∂p/∂y = cos(y)
const z = Math.exp(x); // ∂z/∂x = z
const O = p * z; // ∂O/∂p = z, ∂O/∂z = p

const dO = 1; // ∂O/∂O
const dp = dO * z;
const dz = dO * p;
const dy = dp * Math.cos(y);
const dx = dz * z;
const dw = dy * 2 * w + dx * (1 - x ** 2); // w was used twice: add
console.log(O, dw); // → 0.39273678 1.84694883

// Autograd keeps the same books.
const graph = (v: Tensor) => v.square().sin().mul(v.tanh().exp());
console.log(grad(graph)(0.5).item()); // → 1.84695
