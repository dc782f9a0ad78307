/** A text as it may stand in HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A whole page in one file: light and dark as the reader likes, without anything from elsewhere but what `head` names. */
export function pageOf(parts: {
  readonly language: 'en' | 'ko';
  readonly title: string;
  readonly head?: string;
  readonly style: string;
  readonly body: string;
  readonly script: string;
}): string {
  const { language, title, head = '', style, body, script } = parts;
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
${STYLE}${style}</style>
${head}</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${body}</main>
<script type="module">
${script}</script>
</body>
</html>
`;
}

const STYLE = `:root { color-scheme: light dark; }
body { margin: 0; font: 16px/1.6 system-ui, sans-serif; word-break: keep-all; }
main { max-width: 720px; margin: 0 auto; padding: 24px 16px; }
h1 { font-size: 22px; line-height: 1.3; }
canvas { display: block; max-width: 100%; }
pre { overflow: auto; font: 13px/1.6 ui-monospace, monospace; }
`;
