import { library } from '../../tsup.base';

export default library({ doors: { index: 'src/index.ts', ko: 'src/doors/ko.ts' } });
