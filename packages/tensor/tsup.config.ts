import { library } from '../../tsup.base';

export default library({
  entry: ['src/index.ts', 'src/engine.ts', 'src/ko.ts'],
  bundled: ['ndarray', 'seedrandom'],
});
