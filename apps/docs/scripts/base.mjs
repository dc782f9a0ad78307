/** The path that a site is built for and served under, with a slash at both ends. @param {string | undefined} written */
export function baseOf(written) {
  const path = `/${written ?? ''}/`.replace(/\/+/g, '/');
  if (/^\/(?:[\w~-][\w.~-]*\/)*$/.test(path)) return path;
  throw new Error(`--base must be a path such as /docs/, got ${written}`);
}
