import { describe, expect, it } from 'vitest';
import type { Lesson } from '../../../core/backprop/lesson';
import { lessonOf } from '../../../core/backprop/lesson-of';
import { startingNet } from '../../../core/backprop/own-net';
import { PRESETS } from '../../../core/backprop/presets';
import type { Problem } from '../../../core/backprop/problem/problem';
import { compactPicture } from './compact-picture';
import { expressionPicture } from './expression-picture';
import { netPicture } from './net-picture';
import type { Picture } from './picture';
import { wayBack } from './way-back';

const lesson = (problem: Problem): Lesson =>
  lessonOf(problem, { notation: 'flat', digits: 8, language: 'en' });
const errorsOf = ({ quantities }: Lesson): string[] =>
  quantities.filter(({ role }) => role === 'error').map(({ id }) => id);
function pictureOf(one: Lesson): Picture {
  return one.problem.kind === 'net'
    ? netPicture(one.problem, errorsOf(one), one.lossId)
    : expressionPicture(one.quantities);
}

const deep = startingNet({
  inputs: 4,
  units: [4, 3, 4, 4],
  activations: ['tanh', 'relu', 'sigmoid', 'sigmoid'],
  loss: 'halfSse',
  bias: true,
});
const PROBLEMS: Readonly<Record<string, Problem>> = { ...PRESETS, deep };

describe.each(Object.entries(PROBLEMS))('the picture of %s', (_, problem) => {
  const shown = lesson(problem);
  const wide = pictureOf(shown);
  const pictures = [wide, compactPicture(wide, 350, errorsOf(shown))];

  it('keeps its boxes apart and inside', () => {
    for (const { nodes, width, height } of pictures) {
      nodes.forEach((a, i) => {
        expect(a.x - a.width / 2).toBeGreaterThanOrEqual(0);
        expect(a.x + a.width / 2).toBeLessThanOrEqual(width);
        expect(a.y - a.height / 2).toBeGreaterThanOrEqual(0);
        expect(a.y + a.height / 2).toBeLessThanOrEqual(height);
        for (const b of nodes.slice(i + 1)) {
          const apart =
            Math.abs(a.x - b.x) >= (a.width + b.width) / 2 ||
            Math.abs(a.y - b.y) >= (a.height + b.height) / 2;
          expect([a.key, b.key, apart]).toEqual([a.key, b.key, true]);
        }
      });
    }
  });

  it('has a place for every piece of every way back', () => {
    for (const step of shown.steps) {
      const { badges, nodes } = wayBack(wide, step.segments);
      expect(badges.length).toBe(step.segments.filter(({ badge }) => badge !== null).length);
      for (const { x, y } of badges) expect(Number.isFinite(x + y)).toBe(true);
      if (step.kind === 'gradient') expect(nodes.size).toBeGreaterThan(0);
    }
  });
});
