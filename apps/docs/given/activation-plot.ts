import type { Language } from '../content/languages.ts';
import { between, linePlot, type PlotLine, type PlotPoint } from '../plot/line-plot.ts';
import type { Activation } from './activations.ts';

/** A function and its derivative in one picture, and whatever else is compared with them. */
export function activationPlot(
  language: Language,
  { values, slopes }: Activation,
  name: string,
  options: {
    readonly title: Readonly<Record<Language, string>>;
    readonly lines?: readonly PlotLine[];
    readonly points?: readonly PlotPoint[];
    readonly reach?: number;
    /** Where the derivative jumps: there is none, and none is drawn. */
    readonly jump?: number;
  },
): string {
  const z = between(-(options.reach ?? 6), options.reach ?? 6);
  return linePlot({
    title: options.title[language],
    xLabel: language === 'ko' ? '가중합 z' : 'weighted sum z',
    lines: [
      { x: z, y: values(z), label: name },
      {
        x: z,
        y: slopes(z).map((y, i) => (z[i] === options.jump ? Number.NaN : y)),
        label: language === 'ko' ? `${name}의 미분` : `derivative of ${name}`,
        series: 2,
        dashed: true,
      },
      ...(options.lines ?? []),
    ],
    points: options.points ?? [],
  });
}
