import { library } from '../../tsup.base';

export default library({
  doors: {
    index: 'src/index.ts',
    engine: 'src/engine.ts',
    explain: 'src/explain.ts',
    'explain-ko': 'src/explain-ko.ts',
  },
});
