import { defineWords } from '../../../words/define';

/** What stands in the way of a run, and the cure. */
export const noticeWords = defineWords({
  en: {
    diverged: (epoch: string) => `Stopped at epoch ${epoch}: a number is not finite`,
    divergedWhy: (lr: string) =>
      `With the learning rate ${lr} the weights grew beyond every bound. A smaller one usually settles here.`,
    setAndReplay: (lr: string) => `Set ${lr} and replay`,
    backEpochs: (n: number) => `Back ${n} ${n === 1 ? 'epoch' : 'epochs'}`,
    lost: 'The part that computes has stopped',
    lostWhy: 'Your settings are kept. The same run can be computed again, to the same bits.',
    restart: 'Start it again',
    refused: 'This cannot be trained',
    toDefault: 'Back to the spirals',
    undoIt: 'Undo the change',
    problems: {
      fileMissing:
        'The file this run learns from is not here. A link carries only its hash: open the file again.',
      fileOther: 'This is another file than the one the run learned from.',
      fileBroken: (line: string, why: string) => `The file is no table: line ${line}: ${why}`,
      column: (column: string) => `There is no column ${column} in the file`,
      cell: (column: string, row: string, got: string) =>
        `Row ${row} of column ${column} is no number: ${got}`,
      empty: 'There are not enough samples to learn from.',
      oneClass: 'All samples are of one class, so there is nothing to tell apart.',
      classes: (got: string, most: string) => `${got} classes are too many; at most ${most}`,
      lossOfNumbers: (loss: string) =>
        `${loss} is a loss for classes, but here a number is learned`,
      batchNormOfOne: 'Batch norm needs batches of two samples or more.',
      fixedRate: (optimizer: string) =>
        `${optimizer} finds the size of its steps itself: a schedule of the learning rate does nothing there. Choose the constant one.`,
      saved: 'The saved run does not fit this network.',
      notLive: (path: string) => `${path} cannot change while the run goes on.`,
      noWeight: (path: string) => `There is no weight ${path} in this network.`,
      noSample: (row: string) => `There is no sample in row ${row}.`,
      nothing: 'Nothing is prepared yet.',
      other: (message: string) => message,
    },
  },
  ko: {
    diverged: (epoch: string) => `에포크 ${epoch}에서 멈춤: 유한하지 않은 수가 나왔습니다`,
    divergedWhy: (lr: string) =>
      `학습률 ${lr}에서 가중치가 끝없이 커졌습니다. 더 작은 값이면 대개 안정됩니다.`,
    setAndReplay: (lr: string) => `${lr}로 바꿔 다시 재생`,
    backEpochs: (n: number) => `${n}에포크 뒤로`,
    lost: '계산하던 부분이 멈췄습니다',
    lostWhy: '설정은 그대로 있습니다. 같은 실행을 같은 비트까지 다시 계산할 수 있습니다.',
    restart: '다시 시작',
    refused: '이대로는 학습할 수 없습니다',
    toDefault: '나선으로 돌아가기',
    undoIt: '바꾼 것 되돌리기',
    problems: {
      fileMissing:
        '이 실행이 배우는 파일이 여기 없습니다. 링크에는 해시만 들어 있으니 파일을 다시 열어 주세요.',
      fileOther: '이 실행이 배운 파일이 아닙니다.',
      fileBroken: (line: string, why: string) => `표가 아닌 파일입니다. ${line}번째 줄: ${why}`,
      column: (column: string) => `파일에 없는 열: ${column}`,
      cell: (column: string, row: string, got: string) =>
        `${column} 열의 ${row}번째 줄이 수가 아닙니다: ${got}`,
      empty: '배울 표본이 모자랍니다.',
      oneClass: '모든 표본이 한 클래스여서 가를 것이 없습니다.',
      classes: (got: string, most: string) => `클래스 ${got}개는 너무 많습니다. 최대 ${most}개`,
      lossOfNumbers: (loss: string) => `${loss}: 클래스를 위한 손실이지만 여기서는 수를 배웁니다`,
      batchNormOfOne: '배치 정규화에는 표본이 둘 이상인 배치가 필요합니다.',
      fixedRate: (optimizer: string) =>
        `${optimizer}: 걸음의 크기를 스스로 정하므로 학습률 스케줄과 함께 쓸 수 없습니다. 스케줄을 일정하게 두세요.`,
      saved: '저장한 실행이 이 신경망과 맞지 않습니다.',
      notLive: (path: string) => `실행 중에는 바꿀 수 없는 설정: ${path}`,
      noWeight: (path: string) => `이 신경망에 없는 가중치: ${path}`,
      noSample: (row: string) => `데이터에 없는 표본: ${row}번째 줄`,
      nothing: '아직 준비된 것이 없습니다.',
      other: (message: string) => message,
    },
  },
});
