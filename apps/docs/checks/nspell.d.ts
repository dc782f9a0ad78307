declare module 'nspell' {
  class NSpell {
    constructor(aff: string, dic: string);
    correct(word: string): boolean;
  }
  export default NSpell;
}
