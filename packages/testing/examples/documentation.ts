import ts from 'typescript';
import { doorFile, importedFile, type SourceFile } from './repository';

export type Sources = ReadonlyMap<string, SourceFile>;

/** What the doc comment of an export says. */
export interface Documentation {
  /** All before the first tag; empty where there is no comment. */
  readonly summary: string;
  /** Its `@example`; empty where there is none. */
  readonly example: string;
  /** The names that it has on its way to the door. */
  readonly names: readonly string[];
}

/** The documentation of what a door exports under a name: of the first of its declarations that has some. */
export function documentationOf(door: string, name: string, sources: Sources): Documentation {
  const { statements, names } = declarationsOf(doorFile(door), name, sources);
  const comments = statements.flatMap((statement) =>
    ts.getJSDocCommentsAndTags(statement).filter(ts.isJSDoc),
  );
  const tags = comments.flatMap((comment) => comment.tags ?? []);
  const example = tags.find(({ tagName }) => tagName.text === 'example');
  return {
    summary: ts.getTextOfJSDocComment(comments[0]?.comment) ?? '',
    example: ts.getTextOfJSDocComment(example?.comment) ?? '',
    names,
  };
}

/** The statements that declare what a file exports under a name: overloads, an interface beside a constant. */
export function declarationsOf(
  file: string,
  name: string,
  sources: Sources,
): { readonly statements: readonly ts.Statement[]; readonly names: readonly string[] } {
  const source = sources.get(file);
  const own = source?.declared.get(name);
  if (own) return { statements: own, names: [name] };
  const passed = source?.passedOn.find((p) => p.name === name);
  const from = passed && importedFile(file, passed.from);
  if (!from) return { statements: [], names: [name] };
  const { statements, names } = declarationsOf(from, passed.original, sources);
  return { statements, names: [...new Set([name, ...names])] };
}
