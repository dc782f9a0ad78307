export {
  loadCheckpoint,
  packCheckpoint,
  saveCheckpoint,
  unpackCheckpoint,
} from './checkpoint/checkpoint';
export { type LoadOptions, load } from './load';
export type { FileHandle, FileSource, FileTarget } from './places/place';
export { type PyTorchModel, type ToPyTorchOptions, toPyTorch } from './pytorch/to-pytorch';
export {
  readSafetensors,
  readSafetensorsMetadata,
  type SafetensorsOptions,
  writeSafetensors,
} from './safetensors/safetensors';
export { type SaveOptions, save } from './save';
