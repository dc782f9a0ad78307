// The program of a worker of one's own.
import { serveRun } from '@bp/all';
import makeRun from './make-run.mjs';

export default serveRun(makeRun);
