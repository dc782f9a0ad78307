import type { JSONOutput } from 'typedoc';
import { escaped } from '../common/html.ts';
import type { Links } from './links.ts';
import type { ApiSymbol } from './symbol.ts';
import { genericsHtml, parametersHtml, typeHtml } from './types.ts';

/** How a name is declared, readably: functions with all their overloads, classes by their constructors. */
export function signatureHtml(symbol: ApiSymbol, links: Links): string {
  const lines = symbol.declarations.flatMap((one) => declared(one, links));
  return `<pre class="api-signature"><code>${[...new Set(lines)].join('\n')}</code></pre>`;
}

function declared(one: JSONOutput.DeclarationReflection, links: Links): string[] {
  const name = escaped(one.name);
  switch (one.kind) {
    case 128: {
      const constructors = (one.children ?? []).filter(({ kind }) => kind === 512);
      const parents = (one.extendedTypes ?? []).filter(isNamed);
      const above =
        parents.length > 0 ? ` extends ${parents.map((t) => typeHtml(t, links)).join(', ')}` : '';
      return [
        `class ${name}${genericsHtml(one.typeParameters, links)}${above}`,
        ...constructors.flatMap(({ signatures = [] }) =>
          signatures.map((s) => `new ${name}${parametersHtml(s, links, `new ${one.name}`)}`),
        ),
      ];
    }
    case 256: {
      const parents = one.extendedTypes ?? [];
      const above =
        parents.length > 0 ? ` extends ${parents.map((t) => typeHtml(t, links)).join(', ')}` : '';
      return [
        `interface ${name}${genericsHtml(one.typeParameters, links)}${above}`,
        ...calls(one, links),
      ];
    }
    case 2097152:
      return [`type ${name}${genericsHtml(one.typeParameters, links)} = ${aliased(one, links)}`];
    case 64:
      return calls(one, links);
  }
  if (one.type?.type === 'reflection' && one.type.declaration.signatures)
    return calls({ ...one, signatures: one.type.declaration.signatures }, links);
  if (one.signatures) return calls(one, links);
  return [`const ${name}: ${typeHtml(one.type, links)}`];
}

/** A class made by a function has no name to link to. */
const isNamed = (type: JSONOutput.SomeType): boolean =>
  type.type === 'reference' && /^[\w$]+$/.test(type.name);

function calls(one: JSONOutput.DeclarationReflection, links: Links): string[] {
  return (one.signatures ?? []).map(
    (s) =>
      `${escaped(one.name)}${parametersHtml(s, links, `${one.name}: ${'.'.repeat(12)}`)}: ${typeHtml(s.type, links)}`,
  );
}

/** Long unions have a line for each alternative; an object is told of member by member below. */
function aliased(one: JSONOutput.DeclarationReflection, links: Links): string {
  const { type } = one;
  if (type?.type === 'union' && type.types.length > 4)
    return type.types.map((part) => `\n  | ${typeHtml(part, links)}`).join('');
  if (type?.type === 'reflection' && (type.declaration.children?.length ?? 0) > 3) return '{ … }';
  return typeHtml(type, links);
}
