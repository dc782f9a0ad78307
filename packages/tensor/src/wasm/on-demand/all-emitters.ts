// Every emitter that a kernel names, in one piece: what is loaded on demand.
export { argEmitter } from '../emitters/arg';
export { checkEmitter } from '../emitters/check';
export { assignEmitter, copyEmitter } from '../emitters/copying';
export { cumsumEmitter } from '../emitters/cumsum';
export { finiteEmitter } from '../emitters/finite';
export { gatherEmitter, scatterAddEmitter } from '../emitters/gather';
export { col2imEmitter, im2colEmitter } from '../emitters/im2col';
export { concatEmitter, placeEmitter } from '../emitters/joining';
export { matmulEmitter } from '../emitters/matmul';
export { meanEmitter } from '../emitters/mean';
export { normEmitter } from '../emitters/norm';
export { oneHotEmitter } from '../emitters/one-hot';
export {
  avgPool2dEmitter,
  avgPool2dGradientEmitter,
  maxPool2dEmitter,
  maxPool2dGradientEmitter,
} from '../emitters/pool';
export {
  bernoulliEmitter,
  integersEmitter,
  normalEmitter,
  uniformEmitter,
} from '../emitters/random';
export { maxEmitter, minEmitter, sumEmitter } from '../emitters/reduce';
export { softmaxEmitter } from '../emitters/softmax';
