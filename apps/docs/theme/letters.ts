import { withBase } from 'vitepress';

/** The families whose style sheets lie in {@link LETTERS}, see `site/copy-letters.ts`. */
export const FAMILIES = ['inter', 'noto-sans-kr'];

/** Where they lie below the base. */
export const LETTERS = '/assets/letters';

/** Letters arrive after the first picture, and not where one saves data: until then those of the system serve. */
export function loadLetters(): void {
  if (import.meta.env.SSR || import.meta.env.DEV) return;
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  const load = () => {
    for (const family of FAMILIES) {
      const href = withBase(`${LETTERS}/${family}/index.css`);
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href }),
      );
    }
  };
  window.addEventListener('load', () => (window.requestIdleCallback ?? setTimeout)(load), {
    once: true,
  });
}
