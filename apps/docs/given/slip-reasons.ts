import type { InBoth } from '../content/languages.ts';
import { LEARNING_RATE, valuesOf, workedExplained } from './worked.ts';

const values = valuesOf(workedExplained('en'));
const eight = (value: number) => value.toFixed(8);
const wrongStart = eight(0.1 - LEARNING_RATE * values['d.w1']);
const w5Next = values.w5 - LEARNING_RATE * values['d.w5'];
const w7Next = values.w7 - LEARNING_RATE * values['d.w7'];
const late =
  (values['d.z3'] * w5Next + values['d.z4'] * w7Next) * values.h1 * (1 - values.h1) * values.x1;

/** Why what is right is right, by the id of a slip; what says so itself has no entry. */
export const REASONS: Readonly<Record<string, InBoth>> = {
  'log-loss': {
    ko: '둘 다 정답에 준 확률의 로그에 음의 부호를 붙입니다. 클래스가 여럿이면 교차 엔트로피, 둘이면 이진 교차 엔트로피 또는 로그 로스라고 부릅니다.',
    en: 'Both are minus the logarithm of the probability given to the right answer: cross-entropy for several classes, binary cross-entropy or log loss for two.',
  },
  'curse-of-dimensionality': {
    ko: '한 변을 열 칸으로 나누면 2차원은 $10^2$칸, 10차원은 $10^{10}$칸입니다. 같은 수의 데이터로는 거의 모든 칸이 빕니다. 지역 최솟값은 데이터가 아니라 비용 함수의 모양에 관한 말입니다.',
    en: 'Ten cells a side make $10^2$ cells in two dimensions and $10^{10}$ in ten; the same data leave nearly all of them empty. Local minima are about the shape of the cost, not about the data.',
  },
  'search-000': {
    ko: '같은 기울기를 SGD에 줄 수도 있고 Adam에 줄 수도 있습니다. 기울기를 구하는 방법과 그 기울기를 쓰는 방법은 서로 따로 바꿀 수 있습니다.',
    en: 'The same gradient can be given to SGD or to Adam. Computing derivatives and using them can be exchanged apart.',
  },
  'w1-start': {
    ko: `$w_1$의 초깃값은 $0.3$입니다. $0.1$에서 시작했다면 $${wrongStart}$이 되어 노트의 답과 다릅니다. $0.1$은 입력 $x_1$의 값이어서 옮겨 적다가 섞인 듯합니다.`,
    en: `The initial value of $w_1$ is $0.3$. From $0.1$ it would be $${wrongStart}$, which is not the note’s result. $0.1$ is the input $x_1$, so they were probably mixed up in copying.`,
  },
  'mse-half': {
    ko: '출력이 $n$개이면 ½SSE는 MSE의 $n/2$배입니다. 그래서 $n = 2$에서만 같습니다. 미분했을 때 앞에 2가 남지 않도록 $\\frac{1}{2}$을 붙인 것입니다.',
    en: 'For $n$ outputs ½SSE is $n/2$ times the MSE, so only for $n = 2$ are they equal. The $\\frac{1}{2}$ is there so that no 2 is left in the derivative.',
  },
  'one-epoch': {
    ko: '노트의 예제는 데이터가 하나뿐이어서 한 번 갱신하면 데이터를 다 본 것입니다. 그래서 우연히 둘이 같습니다.',
    en: 'The note’s example has a single sample, so one update has seen all of the data. There the two happen to be the same.',
  },
  'descent-speed': {
    ko: '빨라지는 것은 가중치를 **찾는** 일입니다. 순전파의 곱셈 수는 가중치를 어떻게 찾았든 같습니다.',
    en: 'What becomes faster is the **search** for weights. The forward pass takes the same multiplications however they were found.',
  },
  'descent-incomplete': {
    ko: '빈칸이 NaN으로 들어오면 기울기도 NaN이 되고, 한 번의 갱신으로 모든 가중치가 NaN이 됩니다.',
    en: 'A gap that enters as NaN makes the gradient NaN, and one update turns all weights into NaN.',
  },
  hyperparameter: {
    ko: '매개변수(파라미터)는 학습으로 정해지고, 하이퍼파라미터는 학습하기 전에 정합니다.',
    en: 'Parameters are found by learning; hyperparameters are set before it.',
  },
  'name-of-descent': {
    ko: '경사하강은 gradient descent를 옮긴 말입니다. 기울기가 줄어드는 것은 최저점에 가까워질 때 따라오는 일이고, 언제나 그렇지도 않습니다.',
    en: 'Descent is what one does along the gradient. Near a minimum the slope does become smaller, but not always on the way.',
  },
  'search-001': {
    ko: '기울기는 “이 가중치를 조금 늘리면 오차가 얼마나 변하는가”라는 물음의 답일 뿐, 새 가중치가 아닙니다.',
    en: 'A gradient answers how the error changes when a weight grows a little. It is not a new weight.',
  },
  'sigmoid-max-002': {
    ko: '$\\sigma(1 - \\sigma)$는 합이 1인 두 수의 곱이므로 두 수가 같을 때, 곧 $\\sigma = 0.5$일 때 가장 큽니다.',
    en: '$\\sigma(1 - \\sigma)$ is the product of two numbers that add up to 1, so it is greatest where they are equal, at $\\sigma = 0.5$.',
  },
  'batch-accuracy': {
    ko: '배치 크기만 바꾸면 1에포크의 갱신 횟수도 함께 바뀌므로, 무엇 때문에 달라졌는지 알 수 없습니다. 링크한 페이지에서 학습률과 함께 바꾸며 비교합니다.',
    en: 'With the batch size the number of updates in an epoch changes, too, so it is not clear which of the two made the difference. The page compares them for several learning rates.',
  },
  'full-batch': {
    ko: '메모리가 모자라면 배치를 나누어 기울기를 더한 뒤 한 번에 갱신해도 됩니다. 결과는 같은 전체 배치입니다.',
    en: 'Where memory is short, gradients of parts can be added up before a single update. The result is the same full batch.',
  },
  'adagrad-fast': {
    ko: '기울기의 제곱을 계속 더해 그 제곱근으로 나누기 때문입니다. 더한 값은 줄어들지 않습니다.',
    en: 'It divides by the root of a sum of squared gradients, and that sum never falls.',
  },
  'lower-gradient': {
    ko: '기울기가 0인 곳은 최댓값이나 안장점일 수도 있습니다. 가파른 곳을 피하는 것이 아니라 아래로 내려갑니다.',
    en: 'Places without slope may be maxima or saddles, too. Descent does not avoid steep places; it goes down.',
  },
  'sigmoid-max-003': {
    ko: '노트가 알려 준 방법대로 두 번 미분한 $\\sigma(1-\\sigma)(1-2\\sigma) = 0$을 풀면 $\\sigma = 0.5$입니다.',
    en: 'The way that the note suggests leads there: the second derivative $\\sigma(1-\\sigma)(1-2\\sigma) = 0$ gives $\\sigma = 0.5$.',
  },
  'third-factor': {
    ko: '세 인수의 분자와 분모가 차례로 이어져야 합니다. 둘째 인수의 분모가 가중합이므로 셋째 인수의 분자도 가중합입니다.',
    en: 'The three factors form a chain: the second has the sum below, so the third has the sum above.',
  },
  'error-symbol': {
    ko: '출력 $y_{o1}$이 자기 자신의 식으로 정의될 수는 없습니다.',
    en: 'The output $y_{o1}$ cannot be defined by itself.',
  },
  'no-rate': {
    ko: '$\\eta = 1$이면 식은 맞지만, 그 크기가 알맞은 경우는 드뭅니다.',
    en: 'With $\\eta = 1$ the formula is right, but a step of that size seldom is.',
  },
  'bias-one': {
    ko: '편향은 그래프를 좌우로 옮깁니다. 1에 묶어 두면 늘 같은 만큼만 옮기므로, 옮길 수 있다는 장점이 사라집니다.',
    en: 'A bias moves the curve left and right. Tied to 1 it would always move it by the same amount, and nothing would be gained.',
  },
  'relu-never': {
    ko: '양수 쪽에서 미분이 1인 것은 맞습니다. 그래도 가중치가 함께 곱해지므로 기울기는 줄어들 수도 커질 수도 있습니다.',
    en: 'It is true that the derivative is 1 on the positive side. But weights are multiplied as well, so gradients can still shrink or grow.',
  },
  'hidden-known': {
    ko: '목푯값이 없으니 오차를 바로 뺄 수 없고, 그래서 위층의 델타를 가중치로 모읍니다.',
    en: 'Without a target there is no error to subtract, which is why the deltas above are gathered through the weights.',
  },
  'one-hidden-delta': {
    ko: '은닉 뉴런마다 위층으로 나가는 가중치와 시그모이드의 미분이 다르기 때문입니다.',
    en: 'Every hidden unit has weights of its own to the layer above, and a slope of its own.',
  },
  'order-of-updates': {
    ko: `갱신한 $w_5, w_7$로 구하면 $${eight(late)}$이 됩니다. 다른 자리의 기울기를 섞은 값이어서 어느 쪽의 미분도 아닙니다.`,
    en: `With the updated $w_5, w_7$ it would be $${eight(late)}$: a mixture of two places, and the derivative at neither.`,
  },
  'index-order': {
    ko: '첫 번호가 출발, 둘째 번호가 도착이라면 $z_1$로 들어오는 가중치의 둘째 번호는 모두 1이어야 합니다.',
    en: 'If the first index says from and the second says to, then all weights into $z_1$ have 1 as their second index.',
  },
  'bce-sign': {
    ko: '확률의 로그는 0보다 크지 않으므로, 앞에 음의 부호가 있어야 손실이 0 이상이 됩니다. $\\frac{1}{2}$은 제곱을 미분할 때만 쓸모가 있습니다.',
    en: 'Logarithms of probabilities are never above 0, so the minus makes the loss 0 or more. The $\\frac{1}{2}$ is only of use where a square is differentiated.',
  },
  'wrong-h': {
    ko: '$w_{11}^{(1)}$이 움직이는 것은 $h_1$뿐입니다. 두 출력의 손실을 모두 $h_1$로 미분해 더합니다.',
    en: 'All that $w_{11}^{(1)}$ moves is $h_1$. The losses of both outputs are differentiated by $h_1$ and added.',
  },
  'layer-superscripts': {
    ko: '$w^{(l)}$은 $l$층의 가중합 $z^{(l)}$을 만드는 가중치입니다. 그래야 마지막 줄의 $w^{(L)}$과 맞습니다.',
    en: '$w^{(l)}$ are the weights that make the sums $z^{(l)}$ of layer $l$. Only then the last row, with $w^{(L)}$, fits.',
  },
  'loss-not-sent': {
    ko: '손실이 크더라도 사이에 곱해지는 미분이 작으면 첫 층의 기울기는 0에 가깝습니다.',
    en: 'However large the loss is: if the derivatives on the way are small, the gradient of the first layer is near 0.',
  },
  'search-004': {
    ko: '연쇄법칙에는 학습률도 갱신도 나오지 않습니다.',
    en: 'There is no learning rate in the chain rule, and no update.',
  },
};
