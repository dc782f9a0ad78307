import type { ThemeOptions } from 'vitepress';

/** Code in the colours of the design, which follow the theme of the page. */
export const codeTheme: ThemeOptions = {
  name: 'bp',
  type: 'light',
  colors: { 'editor.foreground': 'var(--ink)', 'editor.background': 'var(--bg)' },
  settings: [
    { settings: { foreground: 'var(--ink)', background: 'var(--bg)' } },
    {
      scope: ['comment', 'punctuation.definition.comment'],
      settings: { foreground: 'var(--ink-3)' },
    },
    {
      scope: ['keyword', 'storage', 'variable.language.this', 'constant.language'],
      settings: { foreground: 'var(--accent)' },
    },
    { scope: ['keyword.operator'], settings: { foreground: 'var(--ink-2)' } },
    {
      scope: ['keyword.operator.new', 'keyword.operator.expression'],
      settings: { foreground: 'var(--accent)' },
    },
    { scope: ['string', 'punctuation.definition.string'], settings: { foreground: 'var(--neg)' } },
    {
      scope: ['constant.numeric', 'support.type.property-name.json'],
      settings: { foreground: 'var(--pos)' },
    },
    { scope: ['entity.name.tag'], settings: { foreground: 'var(--accent)' } },
    { scope: ['entity.other.attribute-name'], settings: { foreground: 'var(--pos)' } },
  ],
};
