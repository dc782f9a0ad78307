// The code of others that a build contains, against the file that names it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readManifest } from './workspace/published.mjs';

export const LICENSES = 'THIRD-PARTY-LICENSES.md';

/**
 * What is wrong with a package's list, a line each: packages of which a build contains files and which it does not name with
 * their version, and the other way about.
 *
 * @param {string} list the text of the file, with a row `| [name](…) version |` for each package
 * @param {readonly string[]} inputs the files that a build was made of
 * @param {(folder: string) => string} versionOf the version of the package in a folder
 */
export function licenseFindings(list, inputs, versionOf) {
  const listed = Array.from(
    list.matchAll(/^\| \[([^\]]+)\]\([^)]*\) (\S+) \|/gm),
    ([, name, version]) => `${name} ${version}`,
  );
  const bundled = new Set(
    inputs.flatMap((input) => {
      const [folder, name] =
        input.match(/^.*[\\/]?node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/) ?? [];
      return folder && name ? [`${name.replace('\\', '/')} ${versionOf(folder)}`] : [];
    }),
  );
  return [
    ...[...bundled].filter((one) => !listed.includes(one)).map((one) => `does not name ${one}`),
    ...listed.filter((one) => !bundled.has(one)).map((one) => `names ${one}, which is not there`),
  ];
}

/**
 * Has esbuild fail where the list of the package in a folder is not true.
 *
 * @param {string} folder
 * @param {string} [list] where the list lies, if not in the folder
 * @returns {NonNullable<import('tsup').Options['esbuildPlugins']>[number]}
 */
export function listedLicenses(folder, list = folder) {
  return {
    name: 'listed-licenses',
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile }) => {
        if (!metafile) return undefined;
        const file = join(list, LICENSES);
        const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
        const findings = licenseFindings(
          text,
          Object.keys(metafile.inputs),
          (one) => readManifest(join(folder, one)).version,
        );
        return { errors: findings.map((finding) => ({ text: `${LICENSES} ${finding}` })) };
      });
    },
  };
}
