import { Rng } from '@bp/tensor';

// How much farther is the farthest of 200 random points than the nearest?
const contrast = (dimensions: number) => {
  const points = new Rng('points').uniform([201, dimensions]);
  const distances = points.slice('1:').sub(points.slice('0:1')).norm({ axis: 1 });
  return distances.max().item() / distances.min().item();
};
console.log(contrast(2));
console.log(contrast(1000));
console.log(contrast(2) > 10 && contrast(1000) < 1.2); // → true
