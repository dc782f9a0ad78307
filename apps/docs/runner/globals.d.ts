// What a snippet may call besides the packages; see drawings.ts.

type PlottedNumbers = Iterable<number> | { toArray(): unknown };

/** Draws values over their index below the snippet; where there is no page, a line of text. */
declare function plot(values: PlottedNumbers | Readonly<Record<string, PlottedNumbers>>): void;

/** Shows records as a table below the snippet; where there is no page, as text. */
declare function table(rows: readonly Readonly<Record<string, unknown>>[]): void;
