/**
 * What this package says, in Korean: `{ language: ko }`.
 *
 * @module
 */
export { korean as ko } from '../words/korean';
