import { plot, table } from './drawings.ts';
import type { Line } from './letters.ts';
import { shownAll } from './shown.ts';

type Print = (line: Line) => void;

/** Gives a snippet what it prints through: `__print`, `plot` and `table`. The same in Node and in the page. */
export function printInto(scope: object, print: Print): void {
  Object.assign(scope, {
    __print: (line: number, ...values: unknown[]) => print({ line, text: shownAll(values) }),
    plot: (values: Parameters<typeof plot>[0]) => print({ line: 0, ...plot(values) }),
    table: (rows: Parameters<typeof table>[0]) => print({ line: 0, ...table(rows) }),
  });
}

/** Calls of the console that do not begin a line print, too. */
export function consoleInto(scope: object, print: Print): void {
  const log = (...values: unknown[]) => print({ line: 0, text: shownAll(values) });
  Object.assign(scope, { console: { ...globalThis.console, log, info: log, debug: log } });
}
