import { library } from '../../tsup.base';

export default library({
  entry: ['src/index.ts', 'src/engine.ts', 'src/ko.ts', 'src/wasm.ts'],
  bundled: ['ndarray', 'seedrandom'],
});
