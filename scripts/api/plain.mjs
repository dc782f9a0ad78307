// A report as it is kept: signatures alone, so that it changes where programs notice, and nowhere else.
import { declarationsIn } from './declarations.mjs';

/**
 * @param {string} door such as `@bp/tensor/ko`
 * @param {string} report of API Extractor
 * @param {Set<string>} told the declarations that reports of the package hold already; those of this one are added
 * @returns {string}
 */
export function plainReport(door, report, told = new Set()) {
  const code = /^```ts\n([\s\S]*)^```$/m.exec(report)?.[1];
  if (code === undefined) throw new Error(`the report of ${door} has no block of code`);
  // what it tells of comments: `// @public (undocumented)` and the like
  const signatures = code.replace(/^[^\S\n]*\/\/.*\n/gm, '');
  const kept = declarationsIn(signatures).filter(
    (declaration) => declaration.startsWith('export') || !told.has(declaration),
  );
  for (const declaration of kept) told.add(declaration.replace(/^export (?!\{|\*)/, ''));
  return `# What \`${door}\` exports

Made by \`pnpm api\` from the built declarations, not to be edited. What stands here without \`export\` are types that have no
name outside; each is in one report of the package.

\`\`\`ts
${kept.join('\n\n')}
\`\`\`
`;
}
