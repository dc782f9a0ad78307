/** A line of a chart with the name it is read out by. */
export interface Line {
  readonly name: string;
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
  readonly colour: string;
  readonly dash?: readonly number[];
  readonly width?: number;
  readonly end?: 'filled' | 'hollow';
  readonly endText?: { readonly text: string; readonly above: boolean };
}
