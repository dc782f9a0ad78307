// Goals and verdicts in words.
import type { Condition, Goal, Measure, Verdict } from '../../core/proof';
import { percent, significant, whole } from '../../ui/format';
import type { Language } from '../../words/define';
import { words } from './words';

/** A measure with its unit: `98.3 %`, `0.0421`, `105`. */
export function sayFigure(measure: Measure, value: number, language: Language): string {
  if (measure.endsWith('Accuracy')) return percent(value, language, value === 1 ? 0 : 1);
  return measure.endsWith('Loss') ? significant(value) : whole(value);
}

/** `validation accuracy ≥ 98 %, fewest parameters` */
export function sayGoal({ conditions, fewest }: Goal, language: Language): string {
  const t = words[language];
  const asked = conditions.map((one) => sayCondition(one, language)).join(', ');
  return t.goal(asked, fewest ? t.fewestOf[fewest] : '');
}

function sayCondition({ measure, relation, bound }: Condition, language: Language): string {
  const sign = relation === '>=' ? '≥' : '≤';
  return `${words[language].measures[measure]} ${sign} ${sayBound(measure, bound, language)}`;
}

function sayBound(measure: Measure, bound: number, language: Language): string {
  if (!measure.endsWith('Accuracy')) return sayFigure(measure, bound, language);
  const digits = Number.isInteger(Math.round(1e9 * bound) / 1e7) ? 0 : 1;
  return percent(bound, language, digits);
}

/** One line for each condition, and one for what there should be least of. */
export function sayVerdict(
  { conditions, fewest }: Verdict,
  language: Language,
): { readonly met: boolean | null; readonly text: string }[] {
  const t = words[language];
  const figure = (measure: Measure, got: number | null) =>
    got === null ? t.none : sayFigure(measure, got, language);
  const lines = conditions.map(({ measure, relation, bound, got, met }) => ({
    met,
    text: t.got(
      t.measures[measure],
      figure(measure, got),
      relation === '>=' ? t.atLeast : t.atMost,
      sayBound(measure, bound, language),
    ),
  }));
  const least = fewest
    ? [{ met: null, text: t.with(t.measures[fewest.measure], figure(fewest.measure, fewest.got)) }]
    : [];
  return [...lines, ...least];
}
