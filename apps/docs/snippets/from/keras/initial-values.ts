import { initialize, Linear, ReLU, Sequential, xavierUniform } from '@bp/layers';

// Keras begins with Glorot's uniform weights and biases of 0; bp, as PyTorch, with
// uniform ±1/√inputs for both. This begins as Keras does:
const model = new Sequential(new Linear(64, 32), new ReLU(), new Linear(32, 10));
initialize(model, { seed: 7, parameters: { '*.weight': xavierUniform, '*.bias': 0 } });
const largest = model.stateDict()['0.weight'].abs().max().item();
console.log(largest < Math.sqrt(6 / (64 + 32))); // → true
