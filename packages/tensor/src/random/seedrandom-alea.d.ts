// @types/seedrandom describes the package's main door only; this is one of its generators alone.
declare module 'seedrandom/lib/alea.js' {
  import seedrandom from 'seedrandom';

  const alea: typeof seedrandom.alea;
  export default alea;
}
