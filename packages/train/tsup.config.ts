import { library } from '../../tsup.base';

export default library({
  doors: { index: 'src/index.ts' },
  programs: { 'bp-verify': 'src/run-file/bp-verify.ts' },
});
