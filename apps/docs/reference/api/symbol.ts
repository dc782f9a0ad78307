import type { SourceFile, Sources } from '@bp/testing/documented';
import type { JSONOutput } from 'typedoc';
import { type ApiExample, apiExample } from './example.ts';

/** A name of a door, with all that its page tells of it. */
export interface ApiSymbol {
  readonly name: string;
  readonly kind: Kind;
  /** One, or two of one name: a class and the interface that it is merged with. */
  readonly declarations: readonly JSONOutput.DeclarationReflection[];
  readonly comment: JSONOutput.Comment;
  readonly source: { readonly file: string; readonly line: number };
  readonly examples: readonly ApiExample[];
}

export type Kind = 'classes' | 'functions' | 'constants' | 'types';

/** How TypeDoc numbers what a name can stand for. */
const KINDS: Readonly<Record<number, Kind>> = {
  32: 'constants',
  64: 'functions',
  128: 'classes',
  256: 'types',
  2097152: 'types',
};

export function apiSymbol(
  name: string,
  declarations: readonly JSONOutput.DeclarationReflection[],
  sources: Sources,
): ApiSymbol {
  const [first] = declarations;
  const commented = declarations.flatMap((one) => [
    one,
    ...(one.signatures ?? []),
    ...(one.type?.type === 'reflection' ? (one.type.declaration.signatures ?? []) : []),
  ]);
  const comments = commented.flatMap(({ comment }) => comment ?? []);
  const comment = comments.find(({ summary }) => summary.length > 0) ?? { summary: [] };
  const { fileName: file, line } = first.sources?.[0] ?? { fileName: '', line: 0 };
  const home = sources.get(file) as SourceFile;
  const tags = comments.flatMap(({ blockTags = [] }) => blockTags);
  const examples = tags
    .filter(({ tag }) => tag === '@example')
    .map(({ content }) => apiExample(content.map(({ text }) => text).join(''), home, sources));
  return {
    name,
    kind: kindOf(first),
    declarations,
    comment: { ...comment, blockTags: tags },
    source: { file, line },
    examples,
  };
}

function kindOf(declaration: JSONOutput.DeclarationReflection): Kind {
  const kind = KINDS[declaration.kind] ?? 'types';
  const { type } = declaration;
  // a function that another one has made is a constant to TypeDoc
  const isMade =
    kind === 'constants' &&
    (declaration.signatures !== undefined ||
      (type?.type === 'reflection' && type.declaration.signatures !== undefined) ||
      (type?.type === 'reference' &&
        /Loss|Function|Unary|Binary|Initializer|Metric/.test(type.name)));
  return isMade ? 'functions' : kind;
}

/** What the parameters of a function are called, its options left out. */
export function parameterNames({ declarations: [one] }: ApiSymbol): string[] {
  const made = one.type?.type === 'reflection' ? one.type.declaration.signatures : undefined;
  const [signature] = one.signatures ?? made ?? [];
  return (signature?.parameters ?? []).map(({ name }) => name).filter((name) => name !== 'options');
}
