import type { Lesson, Step } from '../../core/backprop/lesson';
import { significant } from '../../ui/format';
import type { LabWords } from './lesson/words';

/** What a step means, in a sentence or two; `name` puts symbols into words. */
export function sentenceOf(step: Step, lesson: Lesson, t: LabWords): string {
  const { sentences } = t;
  const of = lesson.quantities.find(({ id }) => id === step.of);
  const loss = lesson.quantities.find(({ id }) => id === lesson.lossId)?.text ?? 'E';
  const name = inWords(of?.text ?? step.of);
  switch (step.kind) {
    case 'value':
      return step.phase === 'loss' ? sentences.loss(name) : sentences.forward(name);
    case 'gradient': {
      if (!Number.isFinite(step.value)) return sentences.undefinedHere(name);
      const rate = significant(Math.abs(step.value));
      const effect =
        step.value === 0
          ? sentences.flat(name, loss)
          : step.value > 0
            ? sentences.grows(name, loss, rate)
            : sentences.falls(name, loss, rate);
      const how = step.rows.length > 1 ? sentences.meet(`${step.rows.length}`) : sentences.product;
      return `${effect} ${how}`;
    }
    case 'update':
      return sentences.update;
    case 'check': {
      if (step.id !== 'c:change') return sentences.check;
      const rate = significant(Math.abs(step.value));
      return step.value <= 0 ? sentences.fell(rate) : sentences.rose(rate);
    }
  }
}

/** A symbol inside a sentence: w₅, w₁₁⁽²⁾. */
export function inWords(symbol: string): string {
  return symbol.replace(/_o(?=\d)/, 'ₒ').replace(/\d/g, (digit) => '₀₁₂₃₄₅₆₇₈₉'[Number(digit)]);
}
