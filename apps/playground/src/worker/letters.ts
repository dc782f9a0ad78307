/** A font of the page, by which another thread can load it too. */
export interface Letters {
  readonly family: string;
  readonly source: string;
  readonly weight: string;
  readonly style: string;
  readonly range: string;
}

/** The fonts that the style sheets of a page name. */
export function lettersOf(page: Document): Letters[] {
  return [...page.styleSheets].flatMap((sheet) => {
    const base = sheet.href ?? page.baseURI;
    return [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return [];
      const of = (name: string) => rule.style.getPropertyValue(name);
      const source = of('src').replace(
        /url\("([^"]*)"\)/g,
        (_, path: string) => `url("${new URL(path, base).href}")`,
      );
      const family = of('font-family').replace(/^["']|["']$/g, '');
      const [weight, style, range] = [of('font-weight'), of('font-style'), of('unicode-range')];
      return [{ family, source, weight, style, range }];
    });
  });
}
