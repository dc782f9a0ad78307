import ts from 'typescript';
import { declarationsOf, type Sources } from './documentation';
import { doorFile } from './repository';

/** The functions, classes and constants that a door of a package shows without an `@example`. */
export function exportsWithoutExample(door: string, sources: Sources): string[] {
  const file = doorFile(door);
  const source = sources.get(file);
  if (!source) throw new Error(`${door} has no source ${file}`);
  const names = [...source.declared.keys(), ...source.passedOn.map(({ name }) => name)];
  return names.filter((name) => {
    const { statements } = declarationsOf(file, name, sources);
    return statements.some(isValue) && !statements.some(hasExample);
  });
}

function isValue(statement: ts.Statement): boolean {
  return !ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement);
}

function hasExample(statement: ts.Statement): boolean {
  return ts.getJSDocTags(statement).some(({ tagName }) => tagName.text === 'example');
}
