import type { Locator, Page } from 'playwright-core';

/** A snippet as a reader meets it. */
export class SnippetOnPage {
  readonly figure: Locator;
  readonly status: Locator;
  readonly editor: Locator;

  constructor(
    readonly page: Page,
    name: string,
  ) {
    this.figure = page.locator(`[data-snippet="${name}"]`);
    this.status = this.figure.locator('.output [role=status]');
    this.editor = this.figure.locator('.cm-content');
  }

  button(name: string): Locator {
    return this.figure.getByRole('button', { name, exact: true });
  }

  /** Runs it, and waits until it has ended. */
  async run(): Promise<void> {
    await this.button('Run').click();
    await this.button('Run').waitFor({ timeout: 30_000 });
  }

  /** What stands in its output: texts as they were printed, of drawings what they say. */
  async printed(): Promise<string> {
    return this.figure.locator('.printed').evaluate((printed) =>
      Array.from(printed.children, (part) =>
        part.matches('pre') ? part.textContent : (part as HTMLElement).dataset.text,
      )
        .filter((text) => text !== undefined)
        .join('\n'),
    );
  }

  async write(code: string): Promise<void> {
    await this.button('Edit').click();
    await this.editor.waitFor();
    await this.editor.fill(code);
  }
}
