import type { JSONOutput } from 'typedoc';
import type { Language } from '../../content/languages.ts';
import { escaped } from '../common/html.ts';
import { word } from '../common/words.ts';
import { inlineHtml } from './comment.ts';
import type { Links } from './links.ts';
import type { ApiSymbol } from './symbol.ts';
import { memberType, parametersHtml, typeHtml } from './types.ts';

/** The properties and methods of a class, an interface or an object type, but for inherited ones. */
export function membersHtml(
  { declarations }: ApiSymbol,
  language: Language,
  links: Links,
  door: string,
): string {
  const members = new Map<string, string>();
  for (const one of declarations.flatMap(ownMembers)) {
    if (!members.has(one.name)) members.set(one.name, memberHtml(one, language, links, door));
  }
  if (members.size === 0) return '';
  return `<details class="api-members"${members.size <= 12 ? ' open' : ''}><summary>${word('members', language)} (${members.size})</summary><dl>${[...members.values()].join('')}</dl></details>`;
}

function ownMembers(
  declaration: JSONOutput.DeclarationReflection,
): readonly JSONOutput.DeclarationReflection[] {
  const { children = [], type } = declaration;
  const inner = type?.type === 'reflection' ? (type.declaration.children ?? []) : [];
  return [...children, ...inner].filter(
    ({ kind, name, flags, inheritedFrom, overwrites }) =>
      kind !== 512 &&
      !name.startsWith('_') &&
      !flags.isInherited &&
      inheritedFrom === undefined &&
      // what every layer has, told once in Module
      !(overwrites && ['forward', 'resetParameters', 'describe'].includes(name)),
  );
}

function memberHtml(
  one: JSONOutput.DeclarationReflection,
  language: Language,
  links: Links,
  door: string,
): string {
  const lang = language === 'ko' ? ' lang="en"' : '';
  const signatures = one.signatures ?? [];
  const name = escaped(one.name) + (one.flags.isOptional && signatures.length === 0 ? '?' : '');
  const readonly = one.flags.isReadonly || (one.getSignature && !one.setSignature);
  const shown =
    signatures.length > 0
      ? signatures
          .map((s) => `<code>${name}${parametersHtml(s, links)}: ${typeHtml(s.type, links)}</code>`)
          .join('<br>')
      : `<code>${readonly ? 'readonly ' : ''}${name}: ${memberType(one, links)}</code>`;
  const comment = one.comment ?? one.getSignature?.comment ?? signatures[0]?.comment;
  const text = inlineHtml(comment?.summary, links, door)
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
  return `<dt>${shown}</dt><dd${lang}>${text}</dd>`;
}
