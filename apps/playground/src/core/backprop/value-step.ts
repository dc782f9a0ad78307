import type { Phase, Step } from './lesson';
import type { Computed } from './net-quantities';
import { exact, shown, withNumbers } from './number';

const NOTHING: Pick<
  Step,
  'rows' | 'paths' | 'pathCount' | 'central' | 'delta' | 'update' | 'segments' | 'usedIn' | 'items'
> = {
  rows: [],
  paths: [],
  pathCount: 0,
  central: { value: null, shown: '', reason: '' },
  delta: null,
  update: null,
  segments: [],
  usedIn: [],
  items: [],
};

/** A step of the forward pass. */
export function valueStep(
  { value, formula, from }: Computed,
  phase: Phase,
  digits: number,
  read: (id: string) => { readonly text: string; readonly value: number; readonly given: boolean },
): Step {
  const numbers = new Map(
    from.map((id) => {
      const one = read(id);
      return [one.text, one.given ? exact(one.value) : shown(one.value, digits)] as const;
    }),
  );
  const name = { text: value.text, latex: value.latex };
  return {
    ...NOTHING,
    id: `f:${value.id}`,
    phase,
    kind: 'value',
    of: value.id,
    name,
    inline: name,
    formula,
    numbers: withNumbers(formula.text, numbers),
    value: value.value,
    shown: shown(value.value, digits),
    segments: [],
    reads: from.filter((id) => !read(id).given),
    needs: from.map((id) => `f:${id}`),
  };
}

/** A step with nothing of a gradient in it. */
export function plainStep(step: Omit<Step, keyof typeof NOTHING> & Partial<Step>): Step {
  return { ...NOTHING, ...step };
}
