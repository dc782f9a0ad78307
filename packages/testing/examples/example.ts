import { readFileSync } from 'node:fs';
import { type CodeBlock, docCommentBlocks, markdownBlocks } from './code-blocks';
import { missingImports } from './missing-imports';
import { PACKAGES, ROOT } from './packages';
import type { SourceFile } from './repository';

/** A piece of documentation that is a program. */
export interface Example extends CodeBlock {
  /** One line of imports, then the code. */
  readonly module: string;
}

/** The pages that npm and the repository show. */
const PAGES = [
  'README.md',
  'README.ko.md',
  ...PACKAGES.map((name) => `packages/${name}/README.md`),
];

/** Every `@example` of the sources; names that it does not import are imported for it. */
export function sourceExamples(sources: ReadonlyMap<string, SourceFile>): Example[] {
  return [...sources.values()].flatMap((home) =>
    docCommentBlocks(home.file, home.text).map((block) => ({
      ...block,
      module: `${missingImports(block.code, home, sources)}\n${block.code}`,
    })),
  );
}

/** Every ```ts block of the pages; a reader copies it as it stands, so nothing is imported for it. */
export function pageExamples(): Example[] {
  return PAGES.flatMap((file) =>
    markdownBlocks(file, readFileSync(ROOT + file, 'utf8')).map((block) => ({
      ...block,
      module: `\n${block.code}`,
    })),
  );
}
