/** `from '@bp/x'`, `import '@bp/x'`, `import('@bp/x')`; double quotes are what esbuild writes. */
const IMPORT = /(\bfrom\s*|\bimport\s*\(?\s*)(["'])([^"'\n]+)\2/g;

/** What code imports that must be looked up: everything but addresses. */
export function namesImported(code: string): string[] {
  const names = Array.from(code.matchAll(IMPORT), ([, , , name]) => name);
  return [...new Set(names)].filter((name) => !/^(\w+:|\.{0,2}\/)/.test(name));
}

/** The code with names of packages replaced by their addresses. */
export function withAddresses(code: string, addresses: Readonly<Record<string, string>>): string {
  return code.replaceAll(IMPORT, (whole, head: string, quote: string, name: string) =>
    Object.hasOwn(addresses, name) ? `${head}${quote}${addresses[name]}${quote}` : whole,
  );
}
