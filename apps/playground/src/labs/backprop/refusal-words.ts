import { defineWords } from '../../words/define';

/** Why something cannot be shown. */
export const refusalWords = defineWords({
  en: {
    empty: 'Type an expression, such as (x + y)^2.',
    character: (at: string, got: string) => `At position ${at}: “${got}” belongs in no expression.`,
    unexpected: (at: string, got: string) => `At position ${at}: “${got}” is not expected here.`,
    unfinished: (at: string) => `At position ${at}: something is missing at the end.`,
    unknownFunction: (at: string, got: string) =>
      `At position ${at}: there is no function called ${got}. Write a product with *.`,
    callIt: (at: string, got: string) =>
      `At position ${at}: ${got} needs parentheses, as in ${got}(x).`,
    reserved: (at: string, got: string) =>
      `At position ${at}: ${got} has a meaning of its own and cannot be a name.`,
    redefined: (at: string, got: string) => `At position ${at}: ${got} has a value already.`,
    usedBefore: (at: string, got: string) =>
      `At position ${at}: ${got} is used before it is computed.`,
    nameless: (at: string) => `At position ${at}: only the last line may go without a name.`,
    noVariable: 'There is no variable to differentiate by.',
    noOperation: 'The last line has to compute something.',
    tooLong: (most: string) => `An expression has at most ${most} characters.`,
    tooDeep: (most: string) => `Parentheses go at most ${most} deep.`,
    tooMany: (most: string) => `An expression has at most ${most} operations.`,
    tooManyVariables: (most: string) => `An expression has at most ${most} variables.`,
    badNet: (path: string, got: string) =>
      `The net of this link cannot be read: ${path} is ${got}.`,
    netTooLarge: (most: string, got: string) =>
      `This net has ${got} weights; up to ${most} can be read step by step.`,
    softmaxPair: 'Softmax and its cross-entropy belong together.',
    bcePair: 'Cross-entropy needs a sigmoid at the output.',
    lost: 'The part that computes has stopped. What you see is the last good state.',
  },
  ko: {
    empty: '(x + y)^2처럼 식을 쓰세요.',
    character: (at: string, got: string) => `${at}번째 글자: 식에 쓸 수 없는 “${got}”`,
    unexpected: (at: string, got: string) => `${at}번째 글자: 여기에 올 수 없는 “${got}”`,
    unfinished: (at: string) => `${at}번째 글자: 끝에 빠진 것이 있습니다.`,
    unknownFunction: (at: string, got: string) =>
      `${at}번째 글자: 없는 함수 ${got}. 곱은 *로 쓰세요.`,
    callIt: (at: string, got: string) => `${at}번째 글자: ${got}(x)처럼 괄호가 있어야 합니다.`,
    reserved: (at: string, got: string) =>
      `${at}번째 글자: 이미 뜻이 있어 이름으로 쓸 수 없는 ${got}`,
    redefined: (at: string, got: string) => `${at}번째 글자: 이미 값이 있는 ${got}`,
    usedBefore: (at: string, got: string) => `${at}번째 글자: 구하기 전에 쓴 ${got}`,
    nameless: (at: string) => `${at}번째 글자: 마지막 줄만 이름 없이 쓸 수 있습니다.`,
    noVariable: '미분할 변수가 없습니다.',
    noOperation: '마지막 줄에 계산이 있어야 합니다.',
    tooLong: (most: string) => `식은 ${most}자까지 쓸 수 있습니다.`,
    tooDeep: (most: string) => `괄호는 ${most}겹까지 쓸 수 있습니다.`,
    tooMany: (most: string) => `연산은 ${most}개까지 쓸 수 있습니다.`,
    tooManyVariables: (most: string) => `변수는 ${most}개까지 쓸 수 있습니다.`,
    badNet: (path: string, got: string) =>
      `링크의 신경망을 읽을 수 없습니다: ${path}에 있는 ${got}`,
    netTooLarge: (most: string, got: string) =>
      `가중치가 ${got}개입니다. 한 걸음씩 보려면 ${most}개까지만 됩니다.`,
    softmaxPair: '소프트맥스와 그 교차 엔트로피는 함께 써야 합니다.',
    bcePair: '교차 엔트로피에는 출력층의 시그모이드가 있어야 합니다.',
    lost: '계산하던 부분이 멈췄습니다. 마지막으로 멀쩡했던 상태를 보여 드립니다.',
  },
});
