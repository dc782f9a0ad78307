// A challenge: conditions that a run has to meet, and what there should be least of: `validationAccuracy>=0.98,weights`.

/** What a challenge can ask about a run after its last epoch; accuracies as shares. */
export const MEASURES = [
  'trainLoss',
  'validationLoss',
  'testLoss',
  'trainAccuracy',
  'validationAccuracy',
  'testAccuracy',
  'weights',
  'epochs',
] as const;
export type Measure = (typeof MEASURES)[number];

/** What a challenge can ask as little as possible of. */
export const FEWEST = ['weights', 'epochs'] as const;
export type Fewest = (typeof FEWEST)[number];

export interface Condition {
  readonly measure: Measure;
  readonly relation: '>=' | '<=';
  readonly bound: number;
}

export interface Goal {
  readonly conditions: readonly Condition[];
  /** What the shorter of two answers has less of; null where meeting the conditions is all. */
  readonly fewest: Fewest | null;
  /** The fingerprint of the data, their split and the seed that answers have to use; null where any will do. */
  readonly task: string | null;
}

/** What a run came to. Null where there is no such figure: no rows for validation, no classes. */
export type Measured = Readonly<Record<Measure, number | null>>;

/** How a run stands to a goal. */
export interface Verdict {
  readonly met: boolean;
  readonly conditions: readonly (Condition & {
    readonly got: number | null;
    readonly met: boolean;
  })[];
  readonly fewest: { readonly measure: Fewest; readonly got: number | null } | null;
  /** Whether the run used the data of the challenge. */
  readonly sameTask: boolean;
}

const CONDITION = /^([a-zA-Z]+)(>=|<=)(\d{1,9}(?:\.\d{1,9})?)$/;
const TASK = /^on:([0-9a-f]{8})$/;
/** More than this nobody can keep in mind. */
const MOST_CONDITIONS = 6;

/** The goal that a link carries; null for a text that is none. */
export function readGoal(text: string): Goal | null {
  const conditions: Condition[] = [];
  let fewest: Fewest | null = null;
  let task: string | null = null;
  for (const part of text.split(',')) {
    const [, name, relation, bound] = CONDITION.exec(part) ?? [];
    const measure = MEASURES.find((one) => one === name);
    const least = FEWEST.find((one) => one === part);
    const [, hash] = TASK.exec(part) ?? [];
    if (measure && conditions.length < MOST_CONDITIONS) {
      conditions.push({ measure, relation: relation as '>=' | '<=', bound: Number(bound) });
    } else if (least && fewest === null) fewest = least;
    else if (hash && task === null) task = hash;
    else return null;
  }
  return conditions.length === 0 ? null : { conditions, fewest, task };
}

/** As the parameter `goal` of a link has it. */
export function writeGoal({ conditions, fewest, task }: Goal): string {
  const parts = conditions.map(({ measure, relation, bound }) => `${measure}${relation}${bound}`);
  if (fewest) parts.push(fewest);
  if (task) parts.push(`on:${task}`);
  return parts.join(',');
}

/** Judges what a run came to, on the data with this fingerprint. A figure that there is not meets no condition. */
export function judgeGoal(goal: Goal, measured: Measured, task: string): Verdict {
  const conditions = goal.conditions.map((condition) => {
    const got = measured[condition.measure];
    return { ...condition, got, met: got !== null && holds(condition, got) };
  });
  const sameTask = goal.task === null || goal.task === task;
  return {
    met: sameTask && conditions.every(({ met }) => met),
    conditions,
    fewest: goal.fewest && { measure: goal.fewest, got: measured[goal.fewest] },
    sameTask,
  };
}

function holds({ relation, bound }: Condition, got: number): boolean {
  return relation === '>=' ? got >= bound : got <= bound;
}

/** The same challenge, to be answered with less than an answer had. */
export function beaten(goal: Goal, got: number): Goal {
  const { fewest } = goal;
  if (fewest === null) return goal;
  const others = goal.conditions.filter(
    ({ measure, relation }) => measure !== fewest || relation !== '<=',
  );
  return { ...goal, conditions: [...others, { measure: fewest, relation: '<=', bound: got - 1 }] };
}
