export { decodeBase64, encodeBase64 } from './base64';
export { curveCsv } from './curve-csv';
export { KeepError, type KeepProblem } from './keep-error';
export {
  CURVES,
  type GivenCurve,
  type KeptCurve,
  type KeptRun,
  LONGEST_NAME,
  thinned,
} from './kept-run';
export { checkKeptRun, MOST_BYTES, readRunFile, writeRunFile } from './run-file';
