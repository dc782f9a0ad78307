export { type Change, changesBetween } from './changes';
