// The code in components of Svelte and Vue.

const SCRIPT = /<script\b((?:"[^"]*"|'[^']*'|[^>"'])*)>([\s\S]*?)<\/script\s*>/gi;
const LAZY = /\bimport\s*\(\s*(["'`])([^"'`]+)\1/g;

/** @param {string} file */
export function isMarkup(file) {
  return /\.(svelte|vue)$/.test(file);
}

/**
 * @param {string} text of a component
 * @returns {{ programs: string[], sources: string[] }} what its scripts say, and what it loads from elsewhere
 */
export function splitMarkup(text) {
  const live = text.replace(/<!--[\s\S]*?-->/g, '');
  const scripts = [...live.matchAll(SCRIPT)];
  const linked = scripts.flatMap(([, attributes]) => {
    const source = /\bsrc\s*=\s*(["'])(.*?)\1/.exec(attributes)?.[2];
    return source ? [source] : [];
  });
  const lazy = [...live.replace(SCRIPT, '').matchAll(LAZY)].map(([, , source]) => source);
  return { programs: scripts.map(([, , program]) => program), sources: [...linked, ...lazy] };
}
