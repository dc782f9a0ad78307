import type { Run } from '../run/run';

/**
 * What goes on beside a run: it is given the run before it starts and listens to its events. What it returns is called at the
 * end, whatever that is.
 */
export type Callback = (run: Run) => void | (() => void | Promise<void>);
