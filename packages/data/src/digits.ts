export { type Digits, loadDigits } from './digits/load';
