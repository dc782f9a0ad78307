import { defineWords } from '../../words/define';

/** Words of the drill. */
export const drillWords = defineWords({
  en: {
    title: 'Drill',
    level: 'Level',
    levels: ['Sum and product', 'Chain', 'Paths that meet', 'A neuron', 'A small net'],
    number: (n: string) => `Graph ${n}`,
    next: 'Next graph',
    rulebook: 'Rulebook',
    rules: [
      'Sum: the gradient goes on unchanged to both.',
      'Product: each gets the gradient times the other factor.',
      'Power: ∂xⁿ/∂x = n·xⁿ⁻¹.',
      'Function: times its slope at the value of the forward pass.',
      'Where ways meet, their gradients are added.',
    ],
    leave: 'Leave the drill',
  },
  ko: {
    title: '연습',
    level: '단계',
    levels: ['합과 곱', '이어진 함수', '만나는 길', '뉴런 하나', '작은 신경망'],
    number: (n: string) => `그래프 ${n}`,
    next: '다음 그래프',
    rulebook: '규칙',
    rules: [
      '합: 기울기가 양쪽에 그대로 전해집니다.',
      '곱: 다른 인수를 곱해서 전해집니다.',
      '거듭제곱: ∂xⁿ/∂x = n·xⁿ⁻¹.',
      '함수: 순전파 값에서 구한 미분을 곱합니다.',
      '길이 만나는 곳에서는 기울기를 더합니다.',
    ],
    leave: '연습 끝내기',
  },
});
