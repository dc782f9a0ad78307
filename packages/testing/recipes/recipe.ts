/** Where the block of a step goes in its file. */
export type Place =
  | { readonly kind: 'create' }
  | { readonly kind: 'at the end' }
  | { readonly kind: 'below' | 'instead of'; readonly line: string };

/** One step of a recipe. */
export interface Step {
  /** Relative to the repository. */
  readonly file: string;
  readonly place: Place;
  readonly block: string;
}

/** Sections of a page that hold steps, by their titles. */
export type Recipes = Readonly<Record<string, readonly Step[]>>;

const STEP =
  /^(?:Create `(?<created>[^`]+)`|In `(?<file>[^`]+)`, (?:at the end|(?<kind>below|instead of) `(?<line>[^`]+)`)):$/;

/** The recipes of a page: each step is one line and the fenced block under it. */
export function readRecipes(page: string): Recipes {
  const sections = page.split(/^## /m).slice(1);
  const recipes = sections.map((section) => [titleOf(section), stepsOf(section)] as const);
  return Object.fromEntries(recipes.filter(([, steps]) => steps.length > 0));
}

function titleOf(section: string): string {
  return section.slice(0, section.indexOf('\n'));
}

function stepsOf(section: string): Step[] {
  const lines = section.split('\n');
  return lines.flatMap((line, at) => {
    const step = STEP.exec(line)?.groups;
    if (!step && /^(Create|In) `.*:$/.test(line))
      throw new Error(`not the form of a step: ${line}`);
    if (!step) return [];
    return [
      { file: step.created ?? step.file, place: placeOf(step), block: blockBelow(lines, at) },
    ];
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

/** The text of a file after a step; null stands for no file. */
export function performStep({ file, place, block }: Step, text: string | null): string {
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
