import { batches } from '@bp/data';
import type { FactsOfPage } from '../../content/facts.ts';
import { moonsRun, TRAIN } from '../../given/moons-runs.ts';
import { linePlot } from '../../plot/line-plot.ts';

const EPOCHS = 60;
const run = moonsRun({ lr: 0.3, epochs: EPOCHS, measureEvery: 1 });

const WORDS = {
  ko: {
    title: '두 초승달을 배치 크기 32로 배우는 동안의 손실. 1에포크는 갱신 7번입니다',
    epoch: '에포크',
    train: '학습 손실',
    fresh: '새 데이터의 손실',
  },
  en: {
    title: 'The loss while two moons are learned in batches of 32. An epoch has 7 updates',
    epoch: 'epoch',
    train: 'training loss',
    fresh: 'loss on new data',
  },
};

const facts: FactsOfPage = async (language) => {
  const words = WORDS[language];
  const { epochs } = await run;
  const x = epochs.map(({ epoch }) => epoch);
  const n = TRAIN.x.shape[0];
  return {
    samples: n,
    perEpoch: Math.ceil(n / 32),
    lastSize: n % 32,
    updates: epochs.at(-1)?.update ?? 0,
    first: epochs[0].loss,
    tenth: epochs[9].loss,
    last: epochs.at(-1)?.loss ?? 0,
    small: batches(10, 4).length,
    dropped: batches(10, 4, { lastBatch: 'drop' }).length,
    exercise: Math.ceil(1797 / 64),
    epochsFor: 1000 / Math.ceil(640 / 32),
    timesSeen: (3000 * 16) / 8000,
    plot: linePlot({
      title: words.title,
      xLabel: words.epoch,
      yRange: [0, 0.75],
      lines: [
        { x, y: epochs.map(({ train }) => Number(train?.loss)), label: words.train },
        {
          x,
          y: epochs.map(({ validation }) => Number(validation?.loss)),
          label: words.fresh,
          series: 2,
          dashed: true,
        },
      ],
    }),
  };
};

export default facts;
