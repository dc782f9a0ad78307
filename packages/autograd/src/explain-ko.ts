/**
 * The sentences of explanations in Korean.
 *
 * @module
 */
export { ko } from './explain/words/korean';
