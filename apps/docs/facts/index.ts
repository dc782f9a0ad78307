import type { FactsOfPage } from '../content/facts.ts';
import { moonsFilm } from '../given/moons-film.ts';
import { notesIn } from '../given/notes.ts';
import { valuesOf, workedExplained } from '../given/worked.ts';
import { mapStrip } from '../plot/map-strip.ts';

const EPOCHS = [0, 5, 15, 40, 120];

const facts: FactsOfPage = (language) => {
  const film = moonsFilm(EPOCHS);
  const [epoch, loss, name] =
    language === 'ko'
      ? ['에포크', '손실', '학습하는 동안 신경망이 두 초승달을 가르는 모습']
      : ['epoch', 'loss', 'How a network parts two half moons while it learns'];
  return {
    film: mapStrip(
      film,
      name,
      (frame) => `${epoch} ${frame.epoch}<b>${loss} ${frame.loss.toFixed(3)}</b>`,
    ),
    points: film.points.length,
    w5: valuesOf(workedExplained(language))['d.w5'],
    notes: notesIn(language),
  };
};

export default facts;
