// The emitters as kernels name them, without their code. A bundle that loads WebAssembly on demand has this module in the place
// of all in `emitters/`.
import { type Emitters, late } from './late';

export * from '../emitters/philox-constants';

export const argEmitter: Emitters['argEmitter'] = (larger) => late((all) => all.argEmitter(larger));
export const checkEmitter: Emitters['checkEmitter'] = (allowed) =>
  late((all) => all.checkEmitter(allowed));
export const assignEmitter = /* @__PURE__ */ late((all) => all.assignEmitter);
export const copyEmitter = /* @__PURE__ */ late((all) => all.copyEmitter);
export const cumsumEmitter = /* @__PURE__ */ late((all) => all.cumsumEmitter);
export const finiteEmitter = /* @__PURE__ */ late((all) => all.finiteEmitter);
export const gatherEmitter = /* @__PURE__ */ late((all) => all.gatherEmitter);
export const scatterAddEmitter = /* @__PURE__ */ late((all) => all.scatterAddEmitter);
export const col2imEmitter = /* @__PURE__ */ late((all) => all.col2imEmitter);
export const im2colEmitter = /* @__PURE__ */ late((all) => all.im2colEmitter);
export const concatEmitter = /* @__PURE__ */ late((all) => all.concatEmitter);
export const placeEmitter = /* @__PURE__ */ late((all) => all.placeEmitter);
export const matmulEmitter = /* @__PURE__ */ late((all) => all.matmulEmitter);
export const meanEmitter = /* @__PURE__ */ late((all) => all.meanEmitter);
export const normEmitter = /* @__PURE__ */ late((all) => all.normEmitter);
export const oneHotEmitter = /* @__PURE__ */ late((all) => all.oneHotEmitter);
export const avgPool2dEmitter = /* @__PURE__ */ late((all) => all.avgPool2dEmitter);
export const avgPool2dGradientEmitter = /* @__PURE__ */ late((all) => all.avgPool2dGradientEmitter);
export const maxPool2dEmitter = /* @__PURE__ */ late((all) => all.maxPool2dEmitter);
export const maxPool2dGradientEmitter = /* @__PURE__ */ late((all) => all.maxPool2dGradientEmitter);
export const bernoulliEmitter: Emitters['bernoulliEmitter'] = (threshold) =>
  late((all) => all.bernoulliEmitter(threshold));
export const integersEmitter = /* @__PURE__ */ late((all) => all.integersEmitter);
export const normalEmitter: Emitters['normalEmitter'] = (scalars) =>
  late((all) => all.normalEmitter(scalars));
export const uniformEmitter: Emitters['uniformEmitter'] = (limits) =>
  late((all) => all.uniformEmitter(limits));
export const maxEmitter = /* @__PURE__ */ late((all) => all.maxEmitter);
export const minEmitter = /* @__PURE__ */ late((all) => all.minEmitter);
export const sumEmitter = /* @__PURE__ */ late((all) => all.sumEmitter);
export const softmaxEmitter: Emitters['softmaxEmitter'] = (logarithm) =>
  late((all) => all.softmaxEmitter(logarithm));
