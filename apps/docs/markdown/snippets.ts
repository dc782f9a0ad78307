import type MarkdownIt from 'markdown-it';
import type { Generated } from '../content/generated.ts';

/** VitePress's own button and label; the figure has both. */
const OWN_CONTROLS = /<button[^>]*class="copy"[^>]*><\/button><span class="lang">[^<]*<\/span>/;

/** Fences that stand for a snippet: its code as it is coloured otherwise, and what it printed when the site was built. */
export function snippets(md: MarkdownIt, computed: Generated): void {
  const fence = md.renderer.rules.fence;
  md.renderer.rules.fence = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const [, name] = /^ts snippet=(\S+)/.exec(token.info) ?? [];
    if (name === undefined) return fence?.(tokens, index, options, env, self) ?? '';
    const [, playground] = /^\/\/ playground: (\S+)\n/.exec(token.content) ?? [];
    token.info = 'ts';
    token.content = token.content.replace(/^\/\/ playground: \S+\n/, '');
    const code = (fence?.(tokens, index, options, env, self) ?? '').replace(OWN_CONTROLS, '');
    const outcome = computed.snippets[name];
    const attributes = {
      name,
      source: token.content.trimEnd(),
      script: outcome?.script ?? '',
      output: outcome?.output ?? '',
      playground: playground ?? '',
    };
    const written = Object.entries(attributes)
      .map(([key, value]) => `${key}="${escaped(md, value)}"`)
      .join(' ');
    return `<Snippet ${written}>${code}</Snippet>\n`;
  };
}

/** As an attribute of a component; line ends as Vue keeps them. */
function escaped(md: MarkdownIt, text: string): string {
  return md.utils.escapeHtml(text).replaceAll('\n', '&#10;');
}
