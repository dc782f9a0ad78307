import { type Palette, paletteOf } from '../draw/palette';

const palettes = new Map<string, Palette>();

/** The colours of a theme, read from the design tokens once the page has that theme. */
export function themePalette(theme: 'light' | 'dark'): Palette {
  let palette = palettes.get(theme);
  if (!palette) {
    const style = getComputedStyle(document.documentElement);
    palette = paletteOf((name) => style.getPropertyValue(name).trim());
    palettes.set(theme, palette);
  }
  return palette;
}
