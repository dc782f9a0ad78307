import { defineWords } from './define';

/** Words of tours, help and links with locks. */
export const guide = defineWords({
  en: {
    tour: (number: string) => `Guided tour, note ${number}`,
    card: (at: number, of: number) => `${at} of ${of}`,
    objective: 'To do',
    mistake: 'A usual mistake',
    done: 'Done',
    back: 'Back',
    next: 'Next',
    finish: 'Finish',
    smaller: 'Make the card small',
    larger: 'Show the card',
    closeTour: 'End the tour (Esc)',
    keys: 'Left and right arrow change the card, Esc ends the tour.',
    resume: (number: string) => `Go on with the tour of note ${number}`,
    tourFailed: 'This tour could not be loaded.',
  },
  ko: {
    tour: (number: string) => `노트 ${number} 안내`,
    card: (at: number, of: number) => `${of}장 중 ${at}번째`,
    objective: '해 볼 것',
    mistake: '자주 하는 실수',
    done: '해냈습니다',
    back: '이전',
    next: '다음',
    finish: '마치기',
    smaller: '카드 접기',
    larger: '카드 펼치기',
    closeTour: '안내 끝내기 (Esc)',
    keys: '왼쪽, 오른쪽 화살표로 카드를 넘기고 Esc로 끝냅니다.',
    resume: (number: string) => `노트 ${number} 안내 이어 하기`,
    tourFailed: '안내를 불러오지 못했습니다.',
  },
});
