// playground: backprop?preset=2-2-2&step=11
import { halfSse, mse } from '@bp/losses';

// two outputs, those of the 2-2-2 example: both are the same
const outputs = [0.609446, 0.66384491];
console.log(mse(outputs, [0.4, 0.6]).item()); // → 0.0239719
console.log(halfSse(outputs, [0.4, 0.6]).item()); // → 0.0239719

// three outputs: they are not
console.log(mse([0.5, 0.2, 0.9], [0.4, 0.4, 0.6]).item()); // → 0.0466667
console.log(halfSse([0.5, 0.2, 0.9], [0.4, 0.4, 0.6]).item()); // → 0.07
