/** Which form of its rule an optimizer follows: its flags, and the terms whose factors are not 0. */
export type Variant = Readonly<Record<string, boolean>>;
