import { derivation, type Explanation, explain, mistakes } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { describe, expect, it } from 'vitest';
import { figures, Network, VARIANTS, type Variant } from '../src/course/network';
import { parsesInKatex } from '../src/explain/katex';

const LANGUAGES = { en: undefined, ko } as const;
type LanguageName = keyof typeof LANGUAGES;

const WEIGHTS = ['w1', 'w2', 'w3', 'w4', 'w5', 'w6', 'w7', 'w8'];
const UNITS = ['o1', 'o2', 'h1', 'h2'] as const;
const LR = figures.inputs.lr;

function explained(variant: Variant, language: LanguageName): Explanation {
  const { error } = new Network(variant, 'float64').forward();
  return explain(error, { notation: 'flat', language: LANGUAGES[language] });
}

const CASES = VARIANTS.flatMap((variant) =>
  (['en', 'ko'] as const).map((language) => ({ variant, language })),
);

describe.each(CASES)('$variant in $language', ({ variant, language }) => {
  const course = figures[variant];
  const explanation = explained(variant, language);

  it.each(WEIGHTS.map((name, i) => [name, i] as const))(
    'has the gradient and the update of %s of the course, to 8 decimals',
    (name, i) => {
      const gradient = explanation.gradient(name);
      const [want, updated] = [course.grad[i], course.updated[i]];
      expect(gradient.value).toBeCloseTo(want, 14);
      expect(gradient.toText()).toContain(want.toFixed(8));
      expect(gradient.toText()).toContain(course.forward.E.toFixed(8));
      expect(gradient.update(LR).value).toBeCloseTo(updated, 14);
      expect(gradient.update(LR).toText()).toContain(` = ${updated.toFixed(8)}`);
      expect(gradient.toLatex()).toContain(want.toFixed(8));
    },
  );

  it.each(UNITS)('has the delta of %s of the course, to 8 decimals', (unit) => {
    const delta = explanation.delta(unit);
    expect(delta.value).toBeCloseTo(course.delta[unit], 14);
    expect(delta.toText()).toContain(` = ${course.delta[unit].toFixed(8)}`);
  });

  it('shows every z, h and o of the course on the paths', () => {
    const all = WEIGHTS.map((name) => explanation.gradient(name).toText()).join('\n');
    for (const name of ['h1', 'h2'] as const)
      expect(all).toContain(course.forward[name].toFixed(8));
  });
});

/** One thing to read as a section: what it says, and its LaTeX, which GitHub sets. */
function section(title: string, part: { toText(): string; toLatex(): string }): string {
  expect(parsesInKatex(part.toLatex())).toBe(true);
  return `### ${title}\n\n\`\`\`text\n${part.toText()}\n\`\`\`\n\n\`\`\`math\n${part.toLatex()}\n\`\`\`\n`;
}

/** What is derived where there is a place for it. */
const DERIVATIONS: Readonly<Record<Variant, readonly Parameters<typeof derivation>[1][]>> = {
  'sigmoid+halfSSE': ['sigmoid', 'output-layer', 'hidden-layer', 'delta-rule', 'matrix'],
  'sigmoid+BCE': ['sigmoid-cross-entropy', 'hidden-layer'],
  'identity+halfSSE': ['output-layer', 'hidden-layer'],
};

function page(language: LanguageName): string {
  const parts = VARIANTS.map((variant) => {
    const explanation = explained(variant, language);
    const gradients = ['w5', 'w1'].flatMap((name) => {
      const gradient = explanation.gradient(name);
      return [section(name, gradient), section(`${name}⁺`, gradient.update(LR))];
    });
    const deltas = UNITS.map((unit) => section(`δ ${unit}`, explanation.delta(unit)));
    const derivations = DERIVATIONS[variant].map((id) => section(id, derivation(explanation, id)));
    const wrong = mistakes(explanation, 'w1', { lr: LR }).map(
      ({ id, value, next, says }) =>
        `- ${id}: ${value.toFixed(8)} → ${next?.toFixed(8)}: ${says.toText()}`,
    );
    const said = [...gradients, ...deltas, ...derivations].join('\n');
    return `## ${variant}\n\n${said}\n### mistakes w1\n\n${wrong.join('\n')}\n`;
  });
  return `# The worked 2-2-2 example (${language})\n\n${parts.join('\n')}`;
}

describe('what is said of the worked example', () => {
  it.each(['en', 'ko'] as const)('reads as it was reviewed, in %s', async (language) => {
    await expect(page(language)).toMatchFileSnapshot(`./worked-example.${language}.md`);
  });
});
