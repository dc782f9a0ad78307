// Whole packages, not single names: a list of some five hundred names would only repeat theirs. A test holds that no other name
// stands for two things, which `export *` would leave out in silence.
export * from '@bp/autograd';
export * from '@bp/compile';
export * from '@bp/data';
// Of the two, examples are what a first program has to split.
export { split } from '@bp/data';
export * from '@bp/inspect';
export * from '@bp/io';
export * from '@bp/layers';
export * from '@bp/losses';
export * from '@bp/module';
export * from '@bp/optim';
export * from '@bp/regularize';
export * from '@bp/tensor';
export { split as splitTensor } from '@bp/tensor';
export { ko } from '@bp/tensor/ko';
export * from '@bp/train';
