/** What the program says around its explanations, in both languages. */
export interface Words {
  readonly en: string;
  readonly ko: string;
}

export type LanguageName = keyof Words;

/** Prints sections one under another. */
export class Page {
  readonly #language: LanguageName;
  readonly #write: (text: string) => void;

  constructor(language: LanguageName, write: (text: string) => void) {
    this.#language = language;
    this.#write = write;
  }

  section(title: Words, ...parts: readonly { toText(): string }[]): void {
    this.#write(`\n## ${title[this.#language]}\n\n`);
    for (const part of parts) this.#write(`${part.toText()}\n`);
  }

  latex(part: { toLatex(): string }): void {
    this.#write(`\n\`\`\`latex\n${part.toLatex()}\n\`\`\`\n`);
  }
}
