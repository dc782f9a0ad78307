import { defineWords } from './define';

/** Words of the pictures that several labs share. */
export const charts = defineWords({
  en: {
    asTable: 'as table',
    hideTable: 'hide table',
    asText: 'as text',
    hideText: 'hide text',
    cursorHelp: 'Arrow keys move a cursor',
    noCursor: 'no cursor',
    mapHelp: 'Arrow keys move a crosshair, Shift for larger steps',
    at: (x: string, y: string) => `at ${x}, ${y}`,
    gridNote: 'Rows from the top. Each figure is the output in the middle of its cell.',
  },
  ko: {
    asTable: '표로 보기',
    hideTable: '표 닫기',
    asText: '글로 보기',
    hideText: '글 닫기',
    cursorHelp: '화살표로 커서를 옮깁니다',
    noCursor: '커서 없음',
    mapHelp: '화살표로 십자선을 옮기고, Shift와 함께 누르면 크게 옮깁니다',
    at: (x: string, y: string) => `${x}, ${y}에서`,
    gridNote: '위에서부터 적은 줄입니다. 숫자는 칸 한가운데의 출력입니다.',
  },
});
