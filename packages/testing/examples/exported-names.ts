import ts from 'typescript';

/** What a source file shows to others. */
export interface ExportedNames {
  /** What it declares itself: the statements of each name. */
  readonly declared: ReadonlyMap<string, readonly ts.Statement[]>;
  /** What it passes on from another file. */
  readonly passedOn: readonly PassedOn[];
}

export interface PassedOn {
  readonly name: string;
  /** Its name in the file that it comes from. */
  readonly original: string;
  readonly from: string;
}

export function exportedNames(source: ts.SourceFile): ExportedNames {
  const declared = new Map<string, ts.Statement[]>();
  const passedOn: PassedOn[] = [];
  for (const statement of source.statements) {
    if (ts.isExportDeclaration(statement)) passedOn.push(...specifiers(statement));
    else if (isExported(statement)) {
      for (const name of declaredNames(statement)) {
        declared.set(name, [...(declared.get(name) ?? []), statement]);
      }
    }
  }
  return { declared, passedOn };
}

/** The names that a statement declares. */
export function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement)) {
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  }
  if (ts.isImportDeclaration(statement) || ts.isExportDeclaration(statement)) return [];
  const { name } = statement as ts.DeclarationStatement;
  return name ? [name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isBindingElement(element) ? boundNames(element.name) : [],
  );
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
  );
}

function specifiers({ exportClause, moduleSpecifier }: ts.ExportDeclaration) {
  if (!exportClause || !ts.isNamedExports(exportClause) || !moduleSpecifier) return [];
  const from = (moduleSpecifier as ts.StringLiteral).text;
  return exportClause.elements.map(
    (element): PassedOn => ({
      name: element.name.text,
      original: (element.propertyName ?? element.name).text,
      from,
    }),
  );
}
