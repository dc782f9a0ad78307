/** A text in both languages; formulas stand between dollar signs. */
export interface TourText {
  readonly ko: string;
  readonly en: string;
}

/**
 * What a card waits for before it says that it is done; nobody has to wait for it.
 * A parameter of the lab or a setting of the run that is equal, or at least or at most so much, or a target that is pressed.
 */
export type Condition =
  | { readonly param: string; readonly is?: string; readonly atLeast?: number }
  | {
      readonly setting: string;
      readonly is?: string | number | boolean;
      readonly atLeast?: number;
      readonly atMost?: number;
    }
  | { readonly press: string };

/** One card: it opens a state of a lab and points at something there. */
export interface Card {
  readonly lab: string;
  /** The lab's own parameters. */
  readonly params?: Readonly<Record<string, string>>;
  /** Settings on top of the defaults, by their paths; without it the run in hand is kept. */
  readonly apply?: Readonly<Record<string, unknown>>;
  /** The name of a `data-tour` or `data-setting` in the page. */
  readonly target: string;
  readonly text: TourText;
  /** What is to be done or seen. */
  readonly objective: TourText;
  readonly mistake?: TourText;
  readonly waitFor?: Condition;
}

export interface Tour {
  readonly note: string;
  readonly title: TourText;
  readonly cards: readonly Card[];
}

/** What conditions look at. */
export interface TourState {
  readonly lab: string;
  readonly params: Readonly<Record<string, string>>;
  /** The value of a setting of the run by its path. */
  setting(path: string): unknown;
  /** Targets that were pressed since the card was opened. */
  readonly pressed: ReadonlySet<string>;
}

/** Whether what a card waits for has come about; a card that waits for nothing is never done by itself. */
export function isDone({ lab, waitFor }: Card, state: TourState): boolean {
  if (!waitFor || state.lab !== lab) return false;
  if ('press' in waitFor) return state.pressed.has(waitFor.press);
  const given = 'param' in waitFor ? state.params[waitFor.param] : state.setting(waitFor.setting);
  if (given === undefined || given === '') return false;
  const { is, atLeast } = waitFor;
  const atMost = 'atMost' in waitFor ? waitFor.atMost : undefined;
  if (is !== undefined && given !== is) return false;
  if (atLeast !== undefined && !(Number(given) >= atLeast)) return false;
  if (atMost !== undefined && !(Number(given) <= atMost)) return false;
  return true;
}

/** Where one is in a tour, as links carry it: `tour=2&card=3`, both from 1. */
export interface Progress {
  readonly tour: number;
  readonly card: number;
}

/** Reads the parameters of a link; null where they name no tour. A card that is none is the nearest there can be. */
export function readProgress(
  params: Readonly<Record<string, string | undefined>>,
  tours: number,
): Progress | null {
  const tour = Number(params.tour);
  if (!Number.isInteger(tour) || tour < 1 || tour > tours) return null;
  const card = Math.floor(Number(params.card ?? 1)) || 1;
  return { tour, card: Math.max(1, card) };
}

/** The card of a tour; the last for one that lies behind it. */
export function cardAt(tour: Tour, card: number): { card: Card; number: number } {
  const number = Math.min(tour.cards.length, Math.max(1, card));
  return { card: tour.cards[number - 1]!, number };
}

/** As it is remembered: `2.3`. */
export function writeProgress({ tour, card }: Progress): string {
  return `${tour}.${card}`;
}

export function readRemembered(text: string | null, tours: number): Progress | null {
  const [tour, card] = (text ?? '').split('.');
  return readProgress({ tour, card }, tours);
}

/**
 * Whether the state that a card stands for still has to be opened: a link that carries it, perhaps changed by whoever
 * made it, is left as it is.
 */
export function needsOpening(
  { lab, params = {}, apply }: Card,
  now: { lab: string; params: Readonly<Record<string, string>>; isDefault: boolean },
): boolean {
  if (now.lab !== lab) return true;
  if (Object.keys(params).some((name) => !now.params[name])) return true;
  return apply !== undefined && Object.keys(apply).length > 0 && now.isDefault;
}
