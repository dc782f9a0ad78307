export { checkConfig } from './check';
export type {
  DataSpec,
  DrawnPoint,
  ExperimentConfig,
  LayerSpec,
  LiveEvent,
  LivePatch,
} from './config';
export { ConfigError, type ConfigProblem } from './config-error';
export { defaultConfig, defaultLayer } from './defaults';
export { LIMITS, type Limit, MOST_INPUTS, MOST_LAYERS, MOST_POINTS } from './limits';
export { configAt, isLive, recordChange } from './live';
export * from './names';
export { OUTPUTS_OF_LOSS, patchConfig } from './patch';
