export { type PyTorchModel, type ToPyTorchOptions, toPyTorch } from './pytorch/to-pytorch';
