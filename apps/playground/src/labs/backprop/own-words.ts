import { defineWords } from '../../words/define';

/** Words for a net of one’s own. */
export const ownWords = defineWords({
  en: {
    title: 'My own net',
    inputs: 'Inputs',
    hidden: 'Hidden layers',
    outputs: 'Outputs',
    units: (n: string) => `Units of layer ${n}`,
    activation: (n: string) => `Activation of layer ${n}`,
    outputActivation: 'Output activation',
    loss: 'Loss',
    bias: 'Bias',
  },
  ko: {
    title: '직접 만든 신경망',
    inputs: '입력 수',
    hidden: '은닉층 수',
    outputs: '출력 수',
    units: (n: string) => `${n}층 뉴런 수`,
    activation: (n: string) => `${n}층 활성화 함수`,
    outputActivation: '출력층 활성화 함수',
    loss: '손실',
    bias: '편향',
  },
});
