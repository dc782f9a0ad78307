import { defineWords } from '../words/define';

/** Why a link could not be read. */
export const problemWords = defineWords({
  en: {
    brokenLink: 'This link cannot be read, so you see where it would have started',
    brokenSetting: (path: string, got: string) => `The setting ${path} cannot be ${got}`,
    range: (min: string, max: string) => `It goes from ${min} to ${max}`,
    whole: 'It is a whole number',
    choices: (list: string) => `It is one of ${list}`,
    flag: 'It is true or false',
    unfit: (path: string) => `The setting ${path} does not go with the others`,
    unread: (path: string) => `The setting ${path} is not written as it should be`,
    newerLink: 'This link comes from a newer version of bp',
    otherVersion: (version: string) => `Links of version ${version} have never been`,
    unknownPlace: (name: string) => `There is no lab called ${name}`,
    oldSetting: (path: string) => `There is no setting called ${path}`,
    strayName: (name: string) =>
      `The link says ${name}, which is no setting and nothing this lab knows. All else in it holds`,
  },
  ko: {
    brokenLink: '링크를 읽을 수 없어 처음 상태를 보여 드립니다',
    brokenSetting: (path: string, got: string) => `설정 ${path}에 넣을 수 없는 값: ${got}`,
    range: (min: string, max: string) => `쓸 수 있는 범위 ${min} ~ ${max}`,
    whole: '정수만 쓸 수 있습니다',
    choices: (list: string) => `쓸 수 있는 값 ${list}`,
    flag: 'true나 false만 쓸 수 있습니다',
    unfit: (path: string) => `다른 설정과 함께 쓸 수 없는 설정: ${path}`,
    unread: (path: string) => `쓰는 방식이 맞지 않는 설정: ${path}`,
    newerLink: '더 새로운 bp에서 만든 링크입니다',
    otherVersion: (version: string) => `나온 적 없는 링크 버전: ${version}`,
    unknownPlace: (name: string) => `없는 실험실: ${name}`,
    oldSetting: (path: string) => `없는 설정: ${path}`,
    strayName: (name: string) =>
      `링크에 있는 이름 ${name}: 이런 설정은 없고 이 실험실도 모르는 이름입니다. 나머지는 그대로 적용했습니다`,
  },
});
