import type { Remote } from 'comlink';
import type { Judged } from '../../../core/backprop/judge';
import type { Lesson, Quantity, Step } from '../../../core/backprop/lesson';
import type { Look } from '../../../core/backprop/look';
import type { App } from '../../../state/app.svelte';
import type { BackpropDesk } from '../../../worker/backprop-desk';
import { replaceWorker, workerClient } from '../../../worker/client';
import { lookOf, requestOf, valueParam, valuesOf, withoutValues } from './link';

/** Why nothing can be shown: a key of the lab's words. */
export interface Refusal {
  readonly key: string;
  readonly params: Readonly<Record<string, string | number>>;
}

/** How far a question of the practice has come. */
export interface Attempt {
  readonly answer: string;
  readonly tries: number;
  readonly hints: number;
  readonly judged: Judged | null;
  readonly state: 'open' | 'found' | 'given-up';
}

const FRESH: Attempt = { answer: '', tries: 0, hints: 0, judged: null, state: 'open' };

/** Where a learner is in a lesson. The lesson itself comes from the worker; the last good one stays when the next is refused. */
export class LessonState {
  readonly #app: App;
  #desk: Promise<Remote<BackpropDesk>> | null = null;
  #isLost = false;
  #asked = 0;
  lesson = $state.raw<Lesson | null>(null);
  refusal = $state.raw<Refusal | null>(null);
  /** The ids of numbers that the last change has moved, with what they were. */
  changed = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** What the gradients had predicted of the last change, and what came. */
  prediction = $state.raw<{ predicted: number; actual: number } | null>(null);
  /** The step that the pointer or the focus is at. */
  pointed = $state<string | null>(null);
  attempts = $state.raw<ReadonlyMap<string, Attempt>>(new Map());

  constructor(app: App) {
    this.#app = app;
  }

  get look(): Look {
    return lookOf(this.#app.params, this.#app.language);
  }

  get isPractice(): boolean {
    const { practice, drill } = this.#app.params;
    return drill ? practice !== '0' : practice === '1';
  }

  /** From 0. In the practice the last step of the question that is asked. */
  get at(): number {
    const count = this.lesson?.steps.length ?? 1;
    const asked = Math.round(Number(this.#app.params.step || 1)) || 1;
    const at = Math.min(count, Math.max(1, asked)) - 1;
    return this.isPractice ? this.questionAt(at).last : at;
  }

  /** The first of the steps that are found at once. */
  get first(): number {
    return this.isPractice ? this.questionAt(this.at).first : this.at;
  }

  get step(): Step | undefined {
    return this.lesson?.steps[this.at];
  }

  questionAt(at: number): { first: number; last: number } {
    const found = this.lesson?.questions.find(({ first, last }) => first <= at && at <= last);
    return found ?? { first: at, last: at };
  }

  quantity(id: string): Quantity | undefined {
    return this.#byId.get(id);
  }
  #byId = $derived(new Map(this.lesson?.quantities.map((one) => [one.id, one])));
  #index = $derived(new Map(this.lesson?.steps.map(({ id }, i) => [id, i])));

  indexOf(stepId: string): number {
    return this.#index.get(stepId) ?? -1;
  }

  /** Whether the result of a step is on screen: it lies behind, or has been found. */
  isKnown(stepId: string): boolean {
    const at = this.indexOf(stepId);
    if (at < 0) return true;
    if (at < this.first) return true;
    return at <= this.at && (!this.isPractice || this.attempt.state !== 'open');
  }

  /** Whether a step is what the practice asks for now. */
  isAsked(stepId: string): boolean {
    const at = this.indexOf(stepId);
    return this.isPractice && at >= this.first && at <= this.at && !this.isKnown(stepId);
  }

  get attempt(): Attempt {
    return this.attempts.get(this.step?.id ?? '') ?? FRESH;
  }

  setAttempt(change: Partial<Attempt>): void {
    const id = this.step?.id;
    if (id) this.attempts = new Map([...this.attempts, [id, { ...this.attempt, ...change }]]);
  }

  go(at: number): void {
    const last = (this.lesson?.steps.length ?? 1) - 1;
    this.#app.setParams({ step: `${Math.min(last, Math.max(0, at)) + 1}` });
  }

  next(): void {
    const next = this.at + 1;
    this.go(this.isPractice ? this.questionAt(next).last : next);
  }

  back(): void {
    this.go(this.first - 1);
  }

  setValue(id: string, value: number): void {
    this.#app.setParams({ [valueParam(id)]: `${value}` });
  }

  get isChanged(): boolean {
    return Object.keys(valuesOf(this.#app.params)).length > 0;
  }

  resetValues(): void {
    this.#app.setParams(withoutValues(this.#app.params));
  }

  /** Opens another example, without the numbers that were changed in this one. */
  open(params: Readonly<Record<string, string>>): void {
    this.changed = new Map();
    this.attempts = new Map();
    this.#app.setParams({
      ...withoutValues(this.#app.params),
      expr: '',
      net: '',
      step: '1',
      drill: '',
      ...params,
    });
  }

  /** Explains what the link says; of several questions only the last is answered. */
  async explain(params: Readonly<Record<string, string>>, look: Look): Promise<void> {
    const mine = ++this.#asked;
    try {
      const desk = await this.desk();
      const answer = await desk.lesson(requestOf(params), look);
      if (mine !== this.#asked) return;
      if (answer.ok) this.#take(answer.value);
      else {
        // a broken link shows where it would have started
        const first = this.lesson ? null : await desk.lesson(requestOf({}), look);
        if (mine !== this.#asked) return;
        if (first?.ok) this.#take(first.value);
        this.refusal = { key: answer.key, params: answer.params };
      }
    } catch (error) {
      console.error(error);
      this.#desk = null;
      if (mine === this.#asked) this.refusal = { key: 'lost', params: {} };
    }
  }

  desk(): Promise<Remote<BackpropDesk>> {
    if (this.#desk) return this.#desk;
    const client = this.#isLost ? replaceWorker() : workerClient();
    this.#isLost = false;
    client.onLost(() => {
      this.#isLost = true;
      this.#desk = null;
      this.refusal = { key: 'lost', params: {} };
    });
    this.#desk = client.open('backprop');
    return this.#desk;
  }

  async judge(answer: string): Promise<void> {
    const { lesson, step } = this;
    if (!lesson || !step) return;
    const desk = await this.desk();
    const judged = await desk.judge(lesson.problem, this.look, step.id, answer);
    if (!judged.ok) return;
    const isRight = judged.value.verdict === 'right';
    this.setAttempt({
      answer,
      judged: judged.value,
      tries: this.attempt.tries + (judged.value.verdict === 'unreadable' ? 0 : 1),
      ...(isRight && { state: 'found' }),
    });
  }

  #take(next: Lesson): void {
    const before = this.lesson;
    this.lesson = next;
    this.refusal = null;
    const isSameShape =
      before?.quantities.length === next.quantities.length &&
      before.steps.length === next.steps.length &&
      before.quantities.every(({ id }, i) => id === next.quantities[i].id);
    if (!before || !isSameShape) {
      this.changed = new Map();
      this.prediction = null;
      return;
    }
    const moved = next.quantities.flatMap((one, i) => {
      const old = before.quantities[i];
      return Object.is(old.value, one.value) ? [] : [[one.id, old.shown] as const];
    });
    const steps = next.steps.flatMap((one, i) => {
      const old = before.steps[i];
      return Object.is(old.value, one.value) ? [] : [[one.id, old.shown] as const];
    });
    if (moved.length === 0 && steps.length === 0) return;
    this.changed = new Map([...moved, ...steps]);
    this.attempts = new Map();
    this.prediction = predictionOf(before, next);
  }
}

/** E + ∂E/∂w · Δw, of everything that was moved, beside what E has become. */
function predictionOf(before: Lesson, next: Lesson): LessonState['prediction'] {
  const old = new Map(before.quantities.map((one) => [one.id, one]));
  let predicted = 0;
  for (const { id, given, value } of next.quantities) {
    const was = old.get(id);
    if (!was || !given || id === 'lr' || was.value === value) continue;
    if (was.gradient === null) return null;
    predicted += was.gradient * (value - was.value);
  }
  const loss = (lesson: Lesson): number =>
    lesson.quantities.find(({ id }) => id === lesson.lossId)?.value ?? Number.NaN;
  const actual = loss(next) - loss(before);
  return predicted === 0 ? null : { predicted, actual };
}
