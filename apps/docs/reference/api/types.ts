import type { JSONOutput } from 'typedoc';
import { escaped, plain } from '../common/html.ts';
import type { Links } from './links.ts';

type Type = JSONOutput.SomeType;

/** A type as it is written in TypeScript, its names linked to where they are documented. */
export function typeHtml(type: Type | undefined, links: Links): string {
  if (type === undefined) return 'unknown';
  const show = (part: Type | undefined): string => typeHtml(part, links);
  /** In parentheses where an array or a condition would tear it apart. */
  const tight = (part: Type): string =>
    ['union', 'intersection', 'conditional', 'typeOperator'].includes(part.type) ||
    (part.type === 'reflection' && part.declaration.signatures !== undefined)
      ? `(${show(part)})`
      : show(part);
  const list = (parts: readonly Type[] | undefined): string => (parts ?? []).map(show).join(', ');
  switch (type.type) {
    case 'intrinsic':
      return escaped(type.name);
    case 'literal':
      return escaped(typeof type.value === 'string' ? `'${type.value}'` : String(type.value));
    case 'reference': {
      const args = type.typeArguments?.length ? `&lt;${list(type.typeArguments)}&gt;` : '';
      return nameHtml(type, links) + args;
    }
    case 'array':
      return `${tight(type.elementType)}[]`;
    case 'union':
      return type.types
        .map((part) => (isFunction(part) ? `(${show(part)})` : show(part)))
        .join(' | ');
    case 'intersection':
      return type.types.map(tight).join(' &amp; ');
    case 'tuple':
      return `[${list(type.elements)}]`;
    case 'namedTupleMember':
      return `${escaped(type.name)}${type.isOptional ? '?' : ''}: ${show(type.element)}`;
    case 'optional':
      return `${show(type.elementType)}?`;
    case 'rest':
      return `...${show(type.elementType)}`;
    case 'typeOperator':
      return `${type.operator} ${tight(type.target)}`;
    case 'query':
      return `typeof ${show(type.queryType)}`;
    case 'predicate':
      return `${type.asserts ? 'asserts ' : ''}${escaped(type.name)}${type.targetType ? ` is ${show(type.targetType)}` : ''}`;
    case 'conditional':
      return `${tight(type.checkType)} extends ${tight(type.extendsType)} ? ${show(type.trueType)} : ${show(type.falseType)}`;
    case 'indexedAccess':
      return `${tight(type.objectType)}[${show(type.indexType)}]`;
    case 'mapped': {
      const readonly = type.readonlyModifier ? 'readonly ' : '';
      const optional = type.optionalModifier ? '?' : '';
      return `{ ${readonly}[${escaped(type.parameter)} in ${show(type.parameterType)}]${optional}: ${show(type.templateType)} }`;
    }
    case 'templateLiteral':
      return `\`${escaped(type.head)}${type.tail.map(([part, text]) => `\${${show(part)}}${escaped(text)}`).join('')}\``;
    case 'inferred':
      return `infer ${escaped(type.name)}`;
    case 'reflection':
      return reflectionHtml(type.declaration, links);
    default:
      return escaped('name' in type ? String(type.name) : '…');
  }
}

const isFunction = (type: Type): boolean =>
  type.type === 'reflection' && type.declaration.signatures !== undefined;

function nameHtml(type: JSONOutput.ReferenceType, links: Links): string {
  const target = typeof type.target === 'number' ? links.byId(type.target) : null;
  const name = escaped(type.name);
  return target === null ? name : `<a href="${target}">${name}</a>`;
}

function reflectionHtml(declaration: JSONOutput.DeclarationReflection, links: Links): string {
  const [signature] = declaration.signatures ?? [];
  if (signature && !declaration.children?.length) {
    return `${parametersHtml(signature, links)} =&gt; ${typeHtml(signature.type, links)}`;
  }
  const members = (declaration.children ?? []).map(
    (one) =>
      `${one.flags.isReadonly ? 'readonly ' : ''}${escaped(one.name)}${one.flags.isOptional ? '?' : ''}: ${memberType(one, links)}`,
  );
  const keys = (declaration.indexSignatures ?? []).map(
    ({ parameters = [], type }) =>
      `[${parameters.map((one) => `${escaped(one.name)}: ${typeHtml(one.type, links)}`).join(', ')}]: ${typeHtml(type, links)}`,
  );
  const all = [...members, ...keys];
  return all.length === 0 ? '{}' : `{ ${all.join('; ')} }`;
}

/** The type of a property, or of a method as a function. */
export function memberType(member: JSONOutput.DeclarationReflection, links: Links): string {
  const [signature] = member.signatures ?? [];
  if (signature)
    return `${parametersHtml(signature, links)} =&gt; ${typeHtml(signature.type, links)}`;
  if (member.getSignature) return typeHtml(member.getSignature.type, links);
  return typeHtml(member.type, links);
}

/** The longest line of a signature; longer ones have a line for each parameter. */
const WIDTH = 84;

/** `<T>(a: number, b?: string)`, type parameters included. */
export function parametersHtml(
  signature: JSONOutput.SignatureReflection,
  links: Links,
  before = '',
): string {
  const generic = genericsHtml(signature.typeParameters, links);
  const parameters = (signature.parameters ?? []).map((one) => {
    const optional = one.flags.isOptional || one.defaultValue !== undefined ? '?' : '';
    const name = one.name === '__namedParameters' ? 'options' : one.name;
    return `${one.flags.isRest ? '...' : ''}${escaped(name)}${optional}: ${typeHtml(one.type, links)}`;
  });
  const line = `${generic}(${parameters.join(', ')})`;
  if (plain(before + line).length <= WIDTH || parameters.length === 0 || before === '') return line;
  return `${generic}(\n${parameters.map((one) => `  ${one},`).join('\n')}\n)`;
}

/** `<T extends Tensor = Tensor>` */
export function genericsHtml(
  parameters: readonly JSONOutput.TypeParameterReflection[] | undefined,
  links: Links,
): string {
  if (!parameters?.length) return '';
  const shown = parameters.map(
    ({ name, type, default: otherwise }) =>
      escaped(name) +
      (type ? ` extends ${typeHtml(type, links)}` : '') +
      (otherwise ? ` = ${typeHtml(otherwise, links)}` : ''),
  );
  return `&lt;${shown.join(', ')}&gt;`;
}
