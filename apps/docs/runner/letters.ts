/** What the page asks of the worker, and where it wants to hear of it: code of a reader may post what it likes elsewhere. */
export interface Order {
  readonly job: Job;
  readonly port: MessagePort;
}

export interface Job {
  /** JavaScript that prints through `__print(line, …values)`, or TypeScript that has been edited. */
  readonly code: string;
  /** Whether the code is TypeScript as a reader left it. */
  readonly edited: boolean;
  /** The absolute address behind each `@bp/…` name that code may import. */
  readonly doors: Readonly<Record<string, string>>;
  /** The language of what goes wrong. */
  readonly language: 'ko' | 'en';
}

/** A picture or a table beside the text that a line is. */
export type Drawing =
  | {
      readonly kind: 'plot';
      readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
    }
  | {
      readonly kind: 'table';
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

/** A line that code printed. */
export interface Line {
  /** Of the call, from 1; 0 where it does not begin a line of the code. */
  readonly line: number;
  readonly text: string;
  readonly drawing?: Drawing;
}

export interface Fault {
  readonly name: string;
  readonly message: string;
  /** Where in the code as it was edited; null where that is not known. */
  readonly line: number | null;
}

/** What the worker tells: the packages are there and the code begins; lines; and how it ended. */
export type Letter =
  | { readonly kind: 'begins' }
  | { readonly kind: 'lines'; readonly lines: readonly Line[] }
  | { readonly kind: 'ends'; readonly timeMs: number; readonly left: number }
  | { readonly kind: 'fails'; readonly fault: Fault };
