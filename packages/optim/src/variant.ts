/** Which form of its rule an optimizer follows; fixed when it is made. */
export type Variant = Readonly<Record<string, boolean>>;
