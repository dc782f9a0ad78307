import { library } from '../../tsup.base';

export default library({
  doors: {
    index: 'src/index.ts',
    engine: 'src/engine.ts',
    devtools: 'src/devtools.ts',
    en: 'src/doors/en.ts',
    ko: 'src/doors/ko.ts',
    tell: 'src/tell.ts',
    testing: 'src/testing.ts',
    wasm: 'src/wasm.ts',
  },
  bundled: ['ndarray', 'seedrandom'],
});
