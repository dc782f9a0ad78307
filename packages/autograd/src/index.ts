export { checkpoint } from './checkpoint';
export { type CustomOpContext, type CustomOpDefinition, customOp } from './custom-op';
export { type Gradients, grad, valueAndGrad } from './grad';
export {
  type GradcheckEntry,
  type GradcheckFunction,
  type GradcheckOptions,
  type GradcheckReport,
  gradcheck,
  gradgradcheck,
} from './gradcheck';
export { backward, type GradientsOptions, gradients } from './gradients';
export { hessian, hvp, jacobian } from './jacobian';
export { enableGrad, isRecording, noGrad } from './mode';
export type { Arguments, TensorFunction } from './trace';
export { isParameter, parameter, retainGrad, variable } from './variable';
export { jvp, vjp } from './vjp';
