/**
 * Lets the language of the page be written only where it changes. VitePress writes it again when the page comes alive, upon
 * which browsers match `:lang()` anew for every element.
 */
export function keepLanguage(): void {
  if (import.meta.env.SSR) return;
  const page = document.documentElement;
  for (const name of ['lang', 'dir'] as const) {
    Object.defineProperty(page, name, {
      configurable: true,
      get: () => page.getAttribute(name) ?? '',
      set: (value: string) => {
        if (page.getAttribute(name) !== value) page.setAttribute(name, value);
      },
    });
  }
}
