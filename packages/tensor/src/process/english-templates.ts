import { shared } from './state';

/**
 * The English templates behind the ids that production builds throw, as far as a program has imported them. One for all copies:
 * what one brings, the others read.
 */
export const englishTemplates = /* @__PURE__ */ shared(
  'english templates',
  () => new Map<string, string>(),
);

/** Lets ids be read from now on. */
export function bringTemplates(templates: Readonly<Record<string, string>>): void {
  for (const id of Object.keys(templates)) englishTemplates.set(id, templates[id]);
}
