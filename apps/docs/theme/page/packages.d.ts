declare module 'virtual:bp-packages' {
  /** Where each door lies below the base of the site. */
  export const doors: Readonly<Record<string, string>>;
  /** The worker that runs snippets, likewise. */
  export const worker: string;
}
