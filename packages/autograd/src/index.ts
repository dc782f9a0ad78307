export { backward, type GradientsOptions, gradients } from './backward/gradients';
export { isParameter, parameter, retainGrad, variable } from './backward/variable';
export { checkpoint } from './functions/checkpoint';
export { type CustomOpContext, type CustomOpDefinition, customOp } from './functions/custom-op';
export { type Gradients, grad, valueAndGrad } from './functions/grad';
export {
  type GradcheckEntry,
  type GradcheckFunction,
  type GradcheckOptions,
  type GradcheckReport,
  gradcheck,
  gradgradcheck,
} from './functions/gradcheck';
export { hessian, hvp, jacobian } from './functions/jacobian';
export type { Arguments, TensorFunction } from './functions/trace';
export { jvp, vjp } from './functions/vjp';
export { enableGrad, isRecording, noGrad } from './tape/mode';
