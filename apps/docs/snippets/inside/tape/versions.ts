import { parameter } from '@bp/autograd';

const w = parameter([3]);
const loss = w.square().sum(); // its derivative 2w reads w again, later
w.assign([100]);
try {
  loss.backward();
} catch (error) {
  console.log(error instanceof Error ? error.name : ''); // → BpError
}
