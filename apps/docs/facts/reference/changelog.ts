import { existsSync, readFileSync } from 'node:fs';
import { PACKAGES, ROOT } from '@bp/testing/documented';
import type { FactsOfPage } from '../../content/facts.ts';

/** What the packages' CHANGELOG.md say, version by version, the newest first. */
const changelog: FactsOfPage = (language) => {
  const entries = PACKAGES.flatMap((name) => entriesOf(name));
  const versions = [...new Set(entries.map(({ version }) => version))].sort(byVersion);
  const none = { ko: '아직 나온 버전이 없습니다.', en: 'No version has been released yet.' }[
    language
  ];
  const text = versions.flatMap((version) => [
    `## ${version} {#v${version.replaceAll('.', '-')}}`,
    '',
    ...entries
      .filter((entry) => entry.version === version)
      .flatMap(({ name, text: said }) => [
        `### @bp/${name} {#v${version.replaceAll('.', '-')}-${name}}`,
        '',
        said,
        '',
      ]),
  ]);
  const packages = new Set(entries.map(({ name }) => name)).size;
  return {
    text: versions.length > 0 ? text.join('\n') : none,
    packages,
    versions: versions.length,
  };
};

export default changelog;

interface Entry {
  readonly name: string;
  readonly version: string;
  readonly text: string;
}

function entriesOf(name: string): Entry[] {
  const file = `${ROOT}packages/${name}/CHANGELOG.md`;
  if (!existsSync(file)) return [];
  const [, ...sections] = readFileSync(file, 'utf8').split(/^## /m);
  return sections.map((section) => {
    const end = section.indexOf('\n');
    return { name, version: section.slice(0, end).trim(), text: shown(section.slice(end)) };
  });
}

/** Headings one level lower than here; dollars and braces are no formulas. Code stays as it is. */
function shown(text: string): string {
  return text
    .trim()
    .split(/(^```[\s\S]*?^```|`[^`\n]*`)/m)
    .map((part) =>
      part.startsWith('`')
        ? part.replaceAll('{{', '{​{')
        : part
            .replaceAll(/^### (.+)$/gm, '**$1**')
            .replaceAll('$', '\\$')
            .replaceAll('<', '&lt;')
            .replaceAll('{{', '&#123;&#123;'),
    )
    .join('');
}

function byVersion(a: string, b: string): number {
  return b.localeCompare(a, 'en', { numeric: true });
}
