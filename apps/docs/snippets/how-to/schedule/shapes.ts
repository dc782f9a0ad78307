import { cosineLr, oneCycleLr, stepLr, warmupLr } from '@bp/optim';

const at = [0, 10, 50, 99];
const cosine = cosineLr({ tMax: 100 });
console.log(at.map((step) => cosine(step, 0.1))); // → [0.1, 0.0976, 0.05, 0.0000]
const steps = stepLr({ stepSize: 30, gamma: 0.1 });
console.log(at.map((step) => steps(step, 0.1))); // → [0.1, 0.1, 0.0100, 0.0001]

// five steps of warming up, then a cosine; and one cycle up and down
const warm = warmupLr({ steps: 5, after: cosine });
console.log([0, 2, 5, 55].map((step) => warm(step, 0.1)));
const cycle = oneCycleLr({ maxLr: 0.1, totalSteps: 100 });
console.log(at.map((step) => cycle(step, 0.1)));
