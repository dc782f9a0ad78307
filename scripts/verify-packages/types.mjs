// A program of a user, checked by TypeScript against an installation.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { output } from './command.mjs';

const require = createRequire(import.meta.url);

/** How each resolution of modules is set, and the kinds of file that it tells apart. */
export const RESOLUTIONS = {
  bundler: { module: 'esnext', files: ['program.ts'] },
  node16: { module: 'node16', files: ['program.mts', 'program.cts'] },
  nodenext: { module: 'nodenext', files: ['program.mts', 'program.cts'] },
};

/** The compiler of the workspace by that name. @param {'typescript' | 'typescript-oldest'} name */
export const compilerOf = (name) => require.resolve(`${name}/bin/tsc`);

/**
 * Rejected, with what the compiler says, where the program does not check.
 *
 * @param {string} project
 * @param {string[]} doors
 * @param {keyof typeof RESOLUTIONS} moduleResolution
 * @param {'typescript' | 'typescript-oldest'} [compiler]
 */
export async function checkTypes(project, doors, moduleResolution, compiler = 'typescript') {
  const { files } = RESOLUTIONS[moduleResolution];
  for (const file of files) writeFileSync(join(project, file), typedProgram(doors));
  await checkFiles(project, files, moduleResolution, compilerOf(compiler));
}

/**
 * Rejected, with what the compiler says, where the files do not check, the declarations that they import among them.
 *
 * @param {string} folder of a project, where its configuration is written
 * @param {string[]} files
 * @param {keyof typeof RESOLUTIONS} moduleResolution
 * @param {string} tsc the program
 */
export async function checkFiles(folder, files, moduleResolution, tsc) {
  const compilerOptions = {
    module: RESOLUTIONS[moduleResolution].module,
    moduleResolution,
    target: 'es2022',
    lib: ['es2022', 'dom'],
    types: [],
    strict: true,
    noEmit: true,
    // the declarations themselves, too
    skipLibCheck: false,
  };
  const config = `tsconfig.${moduleResolution}.json`;
  writeFileSync(join(folder, config), JSON.stringify({ compilerOptions, files }));
  await output(process.execPath, [tsc, '-p', config], folder);
}

/** A program that fails where a door has no types, or where everything is `any`. @param {string[]} doors */
export function typedProgram(doors) {
  return `${doors.map((door, i) => `import * as door${i} from '${door}';`).join('\n')}
import { Linear, ReLU, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { seed, tensor } from '@bp/tensor';

seed(7);
const model = new Sequential(new Linear(2, 16), new ReLU(), new Linear(16, 2));
const optimizer = new Adam(model.parameters(), { lr: 0.01 });
const loss = crossEntropy(model.forward(tensor([[0, 1]])), tensor([1]));
loss.backward();
optimizer.step();
const value: number = loss.item();
// @ts-expect-error a loss is no text
const text: string = loss;
// @ts-expect-error there is no such option
new Adam(model.parameters(), { pace: 0.01 });
${doors.map((_, i) => `// @ts-expect-error there is no such export\nvoid door${i}.noSuchExport;`).join('\n')}
export { text, value };
`;
}
