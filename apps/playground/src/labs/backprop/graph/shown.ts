import type { LessonState } from '../lesson/lesson-state.svelte';

/** How a number stands in the graph: its value, a question mark where it is asked for, nothing before its step. */
export interface ShownNumber {
  readonly latex: string;
  readonly text: string;
  /** What was there before an update that the step has made. */
  readonly old: string;
  readonly isAsked: boolean;
  readonly stepId: string;
}

export function shownNumber(lab: LessonState, id: string): ShownNumber {
  const quantity = lab.quantity(id);
  const stepId = `f:${id}`;
  const latex = quantity?.latex ?? id;
  const nothing = { latex, old: '', isAsked: false, stepId };
  if (!quantity) return { ...nothing, text: '' };
  // after the update the new numbers stand where the old ones were
  const item = newest(lab, id);
  if (item) return { ...nothing, text: item.shown, old: item.shownBefore };
  if (quantity.given) return { ...nothing, text: quantity.shown };
  if (lab.isAsked(stepId)) return { ...nothing, text: '?', isAsked: true };
  return { ...nothing, text: lab.isKnown(stepId) ? quantity.shown : '' };
}

function newest(lab: LessonState, id: string) {
  const { lesson, at, step } = lab;
  if (!lesson || (step?.kind !== 'update' && step?.kind !== 'check')) return undefined;
  for (let i = at; i >= 0; i--) {
    const { kind, items, id: stepId } = lesson.steps[i];
    if (kind !== 'update' && kind !== 'check') return undefined;
    const item = items.find((one) => one.id === id);
    if (item && lab.isKnown(stepId)) return item;
  }
  return undefined;
}

/** A gradient that has been found, as it stands at its number: δ at a unit, ∂E/∂w at the weight of the step. */
export function shownGradient(
  lab: LessonState,
  id: string,
): { readonly latex: string; readonly text: string } | null {
  const { lesson } = lab;
  const at = lab.indexOf(`g:${id}`);
  if (!lesson || at < 0) return null;
  const { inline, shown, id: stepId } = lesson.steps[at];
  if (lab.isAsked(stepId)) return { latex: inline.latex, text: '?' };
  return lab.isKnown(stepId) ? { latex: inline.latex, text: shown } : null;
}
