import { withBase } from 'vitepress';

/** Letters arrive after the first picture, and not where one saves data: until then those of the system serve. */
export function loadLetters(sheets: readonly string[]): void {
  if (import.meta.env.SSR || import.meta.env.DEV) return;
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  if (connection?.saveData) return;
  const load = () => {
    for (const href of sheets.map(withBase)) {
      document.head.append(
        Object.assign(document.createElement('link'), { rel: 'stylesheet', href }),
      );
    }
  };
  const whenIdle = () => (window.requestIdleCallback ?? setTimeout)(load);
  if (document.readyState === 'complete') whenIdle();
  else window.addEventListener('load', whenIdle, { once: true });
}
