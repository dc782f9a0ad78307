import { defineWords } from '../../../words/define';

/** Words for what dropout drops. */
export const words = defineWords({
  en: {
    masks: 'Dropout mask of the next sample: only the filled take part',
    mask: (layer: string, units: string, off: string) =>
      off === ''
        ? `Layer ${layer}: all ${units} neurons take part`
        : `Layer ${layer} of ${units} neurons; dropped: ${off}`,
    takesPart: (kept: string, samples: string) =>
      `Dropout: it takes part in ${kept} of the ${samples} samples of the next batch`,
  },
  ko: {
    masks: '다음 표본의 드롭아웃 가리개: 채운 것만 참여',
    mask: (layer: string, units: string, off: string) =>
      off === ''
        ? `${layer}층: 뉴런 ${units}개가 모두 참여`
        : `${layer}층의 뉴런 ${units}개 가운데 꺼진 것: ${off}`,
    takesPart: (kept: string, samples: string) =>
      `드롭아웃: 다음 배치의 표본 ${samples}개 가운데 ${kept}개에서 참여`,
  },
});
