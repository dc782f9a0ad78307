/** Where the block of an edit goes in its file. */
export type Place =
  | { readonly kind: 'create' }
  | { readonly kind: 'at the end' }
  | { readonly kind: 'below' | 'instead of'; readonly line: string };

/** A step that changes a file. */
export interface Edit {
  /** Relative to the repository. */
  readonly file: string;
  readonly place: Place;
  readonly block: string;
}

/** A step that runs a command: a script of the repository's package.json by pnpm, or a program by node. */
export interface Run {
  readonly command: string;
}

export type Step = Edit | Run;

export interface Recipe {
  readonly steps: readonly Step[];
  /** What the command that checks it gives to vitest: parts of paths of test files. */
  readonly checkedBy: readonly string[];
}

/** Sections of a page that hold steps, by their titles. */
export type Recipes = Readonly<Record<string, Recipe>>;

const EDIT =
  /^(?:Create `(?<created>[^`]+)`|In `(?<file>[^`]+)`, (?:at the end|(?<kind>below|instead of) `(?<line>[^`]+)`)):$/;
const RUN = /^Run `(?<command>npx pnpm@[\d.]+ [\w:]+|node \w\S+\.mjs( [\w./-]+)*)`\.$/;
const CHECK = /^`npx vitest run (?<filters>[^`]+)` checks it\.$/;

/** The recipes of a page: each step is one line, an edit with the fenced block under it; another line is the check. */
export function readRecipes(page: string): Recipes {
  const sections = page.split(/^## /m).slice(1);
  const withSteps = sections
    .map((section) => ({ section, steps: stepsOf(section) }))
    .filter(({ steps }) => steps.length > 0);
  return Object.fromEntries(
    withSteps.map(({ section, steps }) => [
      section.slice(0, section.indexOf('\n')),
      { steps, checkedBy: checkOf(section) },
    ]),
  );
}

/** Whether a step changes a file. */
export function isEdit(step: Step): step is Edit {
  return 'file' in step;
}

function stepsOf(section: string): Step[] {
  const lines = section.split('\n');
  return lines.flatMap((line, at): Step[] => {
    const run = RUN.exec(line)?.groups;
    if (run) return [{ command: run.command }];
    const edit = EDIT.exec(line)?.groups;
    if (edit) {
      const file = edit.created ?? edit.file;
      return [{ file, place: placeOf(edit), block: blockBelow(lines, at) }];
    }
    if (/^((Create|In) `.*:|Run `.*\.)$/.test(line)) {
      throw new Error(`not the form of a step: ${line}`);
    }
    return [];
  });
}

function placeOf({ created, kind, line }: Readonly<Record<string, string | undefined>>): Place {
  if (created !== undefined) return { kind: 'create' };
  if (kind === undefined) return { kind: 'at the end' };
  return { kind: kind as 'below' | 'instead of', line: line ?? '' };
}

/** The fenced block that stands below a line, after an empty one. */
function blockBelow(lines: readonly string[], at: number): string {
  const start = at + 2;
  const end = lines.indexOf('```', start);
  if (lines[at + 1] !== '' || !/^```\w+$/.test(lines[start] ?? '') || end < 0) {
    throw new Error(`a step without a block: ${lines[at]}`);
  }
  return lines.slice(start + 1, end).join('\n');
}

function checkOf(section: string): string[] {
  const [title, ...lines] = section.split('\n');
  const checks = lines.flatMap((line) => CHECK.exec(line)?.groups?.filters ?? []);
  if (checks.length !== 1) throw new Error(`not one command that checks it: ${title}`);
  return checks[0].split(' ');
}

/** The text of a file after an edit; null stands for no file. */
export function performEdit({ file, place, block }: Edit, text: string | null): string {
  if (place.kind === 'create') {
    if (text !== null) throw new Error(`${file} is there already`);
    return `${block}\n`;
  }
  if (text === null) throw new Error(`${file} is not there`);
  if (place.kind === 'at the end') return `${text}\n${block}\n`;
  const lines = text.split('\n');
  const at = lines.findIndex((line) => line.trim() === place.line);
  if (at < 0) throw new Error(`${file} has no line that reads ${place.line}`);
  const [from, removed] = place.kind === 'below' ? [at + 1, 0] : [at, 1];
  return lines.toSpliced(from, removed, block).join('\n');
}
