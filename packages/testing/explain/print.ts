import { workedExample } from './worked-example';

// A process of its own prints this: nothing was computed before.
process.stdout.write(`${JSON.stringify(workedExample(), null, 1)}\n`);
