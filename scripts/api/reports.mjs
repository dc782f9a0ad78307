// What programs see of each door, as API Extractor reads it from the built declarations.
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { plainReport } from './plain.mjs';

/** @typedef {import('./doors.mjs').Door} Door */

/**
 * The report of each door, in the order of the doors.
 *
 * @param {string} root
 * @param {Door[]} doors whose packages are built
 * @returns {string[]}
 */
export function apiReports(root, doors) {
  const unbuilt = doors.find(({ declarations }) => !existsSync(join(root, declarations)));
  if (unbuilt) throw new Error(`${unbuilt.name} is not built; \`pnpm api\` builds first`);
  const folder = mkdtempSync(join(realpathSync(tmpdir()), 'bp-api-'));
  try {
    const configs = doors.map((door) => extractorConfig(root, door, folder));
    // one program of all declarations: each is read once, however many doors lead to it
    const compilerState = CompilerState.create(configs[0], {
      additionalEntryPoints: doors.map(({ declarations }) => join(root, declarations)),
    });
    /** @type {Map<string, Set<string>>} */
    const told = new Map(doors.map((door) => [door.package, new Set()]));
    return doors.map((door, i) => {
      /** @type {string[]} */
      const errors = [];
      const { succeeded } = Extractor.invoke(configs[i], {
        compilerState,
        localBuild: true,
        messageCallback(message) {
          message.handled = true;
          if (message.logLevel === 'error') errors.push(message.formatMessageWithLocation(root));
        },
      });
      if (!succeeded || errors.length) throw new Error(`${door.name}:\n${errors.join('\n')}`);
      const report = readFileSync(configs[i].reportTempFilePath, 'utf8');
      return plainReport(door.name, report, told.get(door.package));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} root @param {Door} door @param {string} temporary */
function extractorConfig(root, { folder, declarations, report }, temporary) {
  /** @type {import('@microsoft/api-extractor').ExtractorLogLevel} */
  const none = /** @type {any} */ ('none');
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: join(root, folder, 'package.json'),
    configObject: {
      projectFolder: join(root, folder),
      mainEntryPointFilePath: join(root, declarations),
      newlineKind: 'lf',
      compiler: { overrideTsconfig: { ...overrideTsconfig, files: [join(root, declarations)] } },
      apiReport: {
        enabled: true,
        reportFileName: report.replaceAll('/', '-'),
        reportFolder: temporary,
        reportTempFolder: join(temporary, 'made'),
        // a type without a name of its own is still what programs pass and get
        includeForgottenExports: true,
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: /** @type {any} */ ('error') } },
        extractorMessageReporting: { default: { logLevel: none } },
        tsdocMessageReporting: { default: { logLevel: none } },
      },
    },
  });
}

/** As a program of a user: without Node's types. */
const overrideTsconfig = {
  compilerOptions: {
    target: 'es2022',
    module: 'esnext',
    moduleResolution: 'bundler',
    lib: ['es2023', 'dom'],
    types: [],
    strict: true,
  },
};
