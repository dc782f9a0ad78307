import { library } from '../../tsup.base';

export default library({ doors: { index: 'src/index.ts' } });
