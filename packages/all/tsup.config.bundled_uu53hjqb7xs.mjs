// ../../tsup.base.ts
import { copyFileSync } from "node:fs";
import { defineConfig } from "tsup";

// ../../scripts/commonjs-as-modules.ts
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
var REQUIRED = /^var (\w+) = require\("([\w-]+)"\)/gm;
var EXPORTED = /^module\.exports = /m;
var FRAME = /^\(function\(global, module, define\) \{([\s\S]*)^if \(module && module\.exports\) \{\s+module\.exports = (\w+);[\s\S]*$/m;
var ANSWERS = {
  "ndarray.js": [
    [/var useGetters = \(dtype === "generic"\)/, ""],
    [/useGetters/g, "false"],
    [/(function )(?:"\+className\+"_\w+|construct_"\+className\+")/g, "$1"],
    [/ +if\(isBuffer\(data\)\) \{\s+return "buffer"\s+\}$/m, ""],
    [/if\(hasTypedArrays\)/, ""],
    [/ +case "\[object (?!Float64|Float32|Int32|Uint8Array)\w+\]":\s+return "\w+"$/gm, ""],
    [/ +if\(Array\.isArray\(data\)\) \{\s+return "array"\s+\}\s+return "generic"$/m, ""],
    [/^ +"(?!float64|float32|int32|uint8")\w+": ?\[\],?$/gm, ""],
    [/ +if\(data === undefined\) \{[\s\S]*(?= +var dtype = arrayDType)/, "var d = shape.length;"]
  ],
  "alea.js": [
    [/,\s+state = opts && opts\.state/, ""],
    [/^ +prng\.double = [\s\S]*^ +prng\.quick = prng;$/m, ""],
    [/^ +if \(state\) \{[\s\S]*?^ {2}\}$/m, ""]
  ]
};
function answered(path, source) {
  return (ANSWERS[basename(path)] ?? []).reduce((code, [question, answer]) => {
    const shorter = code.replace(question, answer);
    if (shorter === code) throw new Error(`${path}: asks no more for ${question}`);
    return shorter;
  }, source);
}
function asModule(path, source) {
  const module = source.replace(FRAME, "$1export default $2;").replace(REQUIRED, 'import $1 from "$2"').replace(EXPORTED, "export default ");
  if (/\b(require|module)\b/.test(module)) throw new Error(`${path}: another form of CommonJS`);
  return module;
}
var commonJsAsModules = {
  name: "commonjs-as-modules",
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/].*\.js$/ }, async ({ path }) => {
      if (/[\\/]is-buffer[\\/]/.test(path)) return { contents: "export default () => false;" };
      return { contents: answered(path, asModule(path, await readFile(path, "utf8"))) };
    });
  }
};

// ../../scripts/messages/gathered.mjs
import { existsSync as existsSync4 } from "node:fs";
import { join as join7 } from "node:path";
import { fileURLToPath } from "node:url";

// ../../scripts/workspace/published.mjs
import { readFileSync } from "node:fs";
import { join as join2 } from "node:path";

// ../../scripts/workspace/package-folders.mjs
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
function packageFolders(root) {
  const grouped = ["packages", "apps", "examples"].flatMap(
    (group) => existsSync(join(root, group)) ? readdirSync(join(root, group)).map((name) => `${group}/${name}`) : []
  );
  return [...grouped, "bench"].filter((folder) => existsSync(join(root, folder, "package.json")));
}

// ../../scripts/workspace/published.mjs
function publishedPackages(root) {
  return packageFolders(root).filter((folder) => folder.startsWith("packages/")).map((folder) => ({ folder, ...readManifest(join2(root, folder)) })).filter((manifest) => !manifest.private).map(({ folder, name, exports }) => ({ name, folder, doors: doorsOf(name, exports) }));
}
function doorsOf(name, exports = {}) {
  return Object.keys(exports).filter((door) => door !== "./package.json").map((door) => name + door.slice(1));
}
function readManifest(folder) {
  return JSON.parse(readFileSync(join2(folder, "package.json"), "utf8"));
}

// ../../scripts/messages/korean.mjs
import { existsSync as existsSync2, readFileSync as readFileSync3 } from "node:fs";
import { join as join5 } from "node:path";
import ts2 from "typescript";

// ../../scripts/messages/templates.mjs
import { readFileSync as readFileSync2 } from "node:fs";
import { join as join4 } from "node:path";
import ts from "typescript";

// ../../scripts/workspace/files-in.mjs
import { readdirSync as readdirSync2, statSync } from "node:fs";
import { join as join3 } from "node:path";

// ../../scripts/messages/templates.mjs
function templatesIn(file, source) {
  if (!source.includes("BpError")) return [];
  const syntax = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isNewExpression(node) && node.expression.getText() === "BpError") {
      found.push(templateOf(node, syntax));
    }
    ts.forEachChild(node, visit);
  };
  visit(syntax);
  return found;
}
function namesIn(template) {
  return [...new Set(Array.from(template.matchAll(/\{(\w+)\}/g), ([, name]) => name))];
}
function textOf(node) {
  if (node === void 0) return null;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.PlusToken) {
    const [left, right] = [textOf(node.left), textOf(node.right)];
    return left === null || right === null ? null : left + right;
  }
  return null;
}
function templateOf(thrown, syntax) {
  const line = syntax.getLineAndCharacterOfPosition(thrown.getStart()).line + 1;
  const place = `${syntax.fileName}:${line}`;
  const [, , template, values] = thrown.arguments ?? [];
  const text = textOf(template);
  if (text === null) throw new Error(`${place}: the template must be a plain text`);
  const names = namesIn(text).join(", ");
  const given = valueNames(values)?.join(", ");
  if (given !== names) {
    throw new Error(
      `${place}: the values must be { ${names} }, as in the template, got { ${given ?? "\u2026"} }`
    );
  }
  return { text, place, start: template.getStart(), end: template.getEnd() };
}
function valueNames(node) {
  if (node === void 0) return [];
  if (ts.isIdentifier(node)) return valueNames(initializerOf(node, node.text));
  if (!ts.isObjectLiteralExpression(node)) return null;
  const names = node.properties.map(
    (property) => (ts.isPropertyAssignment(property) || ts.isShorthandPropertyAssignment(property)) && ts.isIdentifier(property.name) ? property.name.text : null
  );
  return names.every((name) => name !== null) ? names : null;
}
function initializerOf(node, name) {
  for (let around = node.parent; around; around = around.parent) {
    if (!ts.isBlock(around) && !ts.isSourceFile(around)) continue;
    for (const statement of around.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      const { declarations: declarations2 } = statement.declarationList;
      const found = declarations2.find((one) => one.name.getText() === name);
      if (found) return found.initializer;
    }
  }
  return void 0;
}

// ../../scripts/messages/korean.mjs
function readKorean(folder) {
  const file = join5(folder, "src", "ko.ts");
  return existsSync2(file) ? koreanIn(file, readFileSync3(file, "utf8")) : {};
}
function koreanIn(file, source) {
  const syntax = ts2.createSourceFile(file, source, ts2.ScriptTarget.Latest, true);
  const table = tableIn(syntax);
  if (!table) throw new Error(`${file}: expected \`export const ko = { \u2026 }\``);
  const messages = {};
  for (const property of table.properties) {
    const line = syntax.getLineAndCharacterOfPosition(property.getStart()).line + 1;
    const english = property.name && ts2.isStringLiteralLike(property.name) && property.name.text;
    const korean = ts2.isPropertyAssignment(property) ? textOf(property.initializer) : null;
    if (!english || korean === null)
      throw new Error(`${file}:${line}: expected 'English': 'Korean'`);
    if (english in messages) throw new Error(`${file}:${line}: '${english}' comes twice`);
    messages[english] = korean;
  }
  return messages;
}
function tableIn({ statements }) {
  for (const statement of statements) {
    if (!ts2.isVariableStatement(statement)) continue;
    const [{ name, initializer }] = statement.declarationList.declarations;
    if (name.getText() === "ko" && initializer && ts2.isObjectLiteralExpression(initializer)) {
      return initializer;
    }
  }
  return null;
}

// ../../scripts/messages/numbers.mjs
import { existsSync as existsSync3, readFileSync as readFileSync4 } from "node:fs";
import { join as join6 } from "node:path";
var NUMBERS = "messages.json";
function readNumbers(folder) {
  const file = join6(folder, NUMBERS);
  return existsSync3(file) ? JSON.parse(readFileSync4(file, "utf8")) : {};
}
function idOf(name, number) {
  const own = name.slice(name.indexOf("/") + 1);
  return own === "tensor" ? `#${number}` : `#${own}.${number}`;
}

// ../../scripts/messages/gathered.mjs
var __injected_import_meta_url__ = "file:///work/main/scripts/messages/gathered.mjs";
var ROOT = fileURLToPath(new URL("../..", __injected_import_meta_url__));
var PLACE = /[\\/]gathered-messages\.ts$/;
function gatheredModule(root) {
  const english = {};
  const korean = {};
  for (const { name, folder } of publishedPackages(root)) {
    const translated = readKorean(join7(root, folder));
    for (const [number, text] of Object.entries(readNumbers(join7(root, folder)))) {
      if (text === null) continue;
      const id = idOf(name, number);
      english[id] = text;
      if (text in translated) korean[id] = translated[text];
    }
  }
  return `export const english = ${JSON.stringify(english)};
export const korean = ${JSON.stringify(korean)};
`;
}
var gatheredInBuilds = {
  name: "gathered-messages",
  setup(build) {
    build.onLoad({ filter: PLACE }, () => ({
      contents: gatheredModule(ROOT),
      watchFiles: gatheredFiles(ROOT)
    }));
  }
};
function gatheredFiles(root) {
  return publishedPackages(root).flatMap(({ folder }) => [join7(root, folder, NUMBERS), join7(root, folder, "src", "ko.ts")]).filter(existsSync4);
}

// ../../scripts/messages/numbered.mjs
import { readFile as readFile2 } from "node:fs/promises";
import { relative } from "node:path";
function withNumbers(file, source, ids) {
  let code = source;
  for (const { text, place, start, end } of templatesIn(file, source).reverse()) {
    const id = ids.get(text);
    if (id === void 0) {
      throw new Error(`${place}: the message has no number; \`pnpm messages\` gives it one`);
    }
    const lines = source.slice(start, end).split("\n").length - 1;
    code = `${code.slice(0, start)}'${id}'${"\n".repeat(lines)}${code.slice(end)}`;
  }
  return code;
}
function idsOf(folder) {
  const { name } = readManifest(folder);
  const ids = /* @__PURE__ */ new Map();
  for (const [number, text] of Object.entries(readNumbers(folder))) {
    if (text !== null) ids.set(text, idOf(name, number));
  }
  return ids;
}
function numberedTemplates(folder) {
  return {
    name: "numbered-templates",
    setup(build) {
      const ids = idsOf(folder);
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const source = await readFile2(path, "utf8");
        return { contents: withNumbers(relative(folder, path), source, ids), loader: "ts" };
      });
    }
  };
}

// ../../scripts/own-code.mjs
var START = "const bpOwnCode=()=>Error();";
var END = '(globalThis[Symbol.for("@bp/own-code")]??=[]).push([bpOwnCode,()=>Error()]);';
function markOwnCode(code) {
  if (!/=>|\bfunction\b|\bclass\b|\bnew\b/.test(code)) return code;
  const [directive] = /^(['"]use strict['"];\s*)?/.exec(code) ?? [""];
  return `${directive}${START}${code.slice(directive.length)}
${END}
`;
}
var ownCodeInBuilds = {
  name: "own-code",
  renderChunk(code, { path }) {
    return /\.c?js$/.test(path) ? { code: markOwnCode(code) } : void 0;
  }
};

// ../../scripts/third-party.mjs
import { existsSync as existsSync5, readFileSync as readFileSync5 } from "node:fs";
import { join as join8 } from "node:path";
var LICENSES = "THIRD-PARTY-LICENSES.md";
function licenseFindings(list, inputs, versionOf) {
  const listed = Array.from(
    list.matchAll(/^\| \[([^\]]+)\]\([^)]*\) (\S+) \|/gm),
    ([, name, version]) => `${name} ${version}`
  );
  const bundled = new Set(
    inputs.flatMap((input) => {
      const [folder, name] = input.match(/^.*[\\/]?node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+)/) ?? [];
      return folder && name ? [`${name.replace("\\", "/")} ${versionOf(folder)}`] : [];
    })
  );
  return [
    ...[...bundled].filter((one) => !listed.includes(one)).map((one) => `does not name ${one}`),
    ...listed.filter((one) => !bundled.has(one)).map((one) => `names ${one}, which is not there`)
  ];
}
function listedLicenses(folder) {
  return {
    name: "listed-licenses",
    setup(build) {
      build.initialOptions.metafile = true;
      build.onEnd(({ metafile }) => {
        if (!metafile) return void 0;
        const file = join8(folder, LICENSES);
        const list = existsSync5(file) ? readFileSync5(file, "utf8") : "";
        const findings = licenseFindings(
          list,
          Object.keys(metafile.inputs),
          (one) => readManifest(join8(folder, one)).version
        );
        return { errors: findings.map((finding) => ({ text: `${LICENSES} ${finding}` })) };
      });
    }
  };
}

// ../../tsup.base.ts
var declarations = {
  // import the built declarations of other packages, not their sources
  paths: {},
  // without Node's types: what compiles here and under tsc runs in Node and in the browser
  lib: ["ES2023", "DOM"],
  types: [],
  // tsup sets an option that TypeScript 6 calls deprecated
  ignoreDeprecations: "6.0"
};
function library({
  doors = { index: "src/index.ts" },
  programs,
  bundled = [],
  browser
} = {}) {
  const folder = process.cwd();
  const plugins = [commonJsAsModules, gatheredInBuilds, listedLicenses(folder)];
  const build = (production) => ({
    entry: doors,
    format: ["esm", "cjs"],
    noExternal: bundled,
    platform: "browser",
    esbuildOptions(options) {
      options.charset = "utf8";
    },
    // what only helps while a program is written is for the build for development
    define: production ? { PRODUCTION: "true" } : {},
    esbuildPlugins: production ? [...plugins, numberedTemplates(folder)] : plugins,
    plugins: production ? [] : [ownCodeInBuilds],
    target: "es2022"
  });
  return defineConfig([
    {
      ...build(false),
      dts: { compilerOptions: declarations },
      sourcemap: true,
      // all are made at the same time
      clean: ["!production", "!browser", "!bin"]
    },
    { ...build(true), outDir: "dist/production", clean: true },
    ...programs === void 0 ? [] : [{ ...build(false), ...ofPrograms(programs) }],
    ...browser === void 0 ? [] : [{ ...build(false), ...wholeIn(browser) }]
  ]);
}
function wholeIn(name) {
  const ground = "../tensor";
  return {
    entry: { [name]: "src/index.ts" },
    outDir: "dist/browser",
    format: "esm",
    // also what is loaded on demand
    splitting: false,
    noExternal: [/^@bp\//],
    esbuildPlugins: [commonJsAsModules, gatheredInBuilds, listedLicenses(ground)],
    minify: true,
    sourcemap: true,
    clean: true,
    async onSuccess() {
      copyFileSync(`${ground}/${LICENSES}`, `dist/browser/${LICENSES}`);
    }
  };
}
function ofPrograms(entry) {
  return { entry, outDir: "dist/bin", format: "esm", plugins: [], sourcemap: true, clean: true };
}

// tsup.config.ts
var tsup_config_default = library({ browser: "bp" });
export {
  tsup_config_default as default
};
//# sourceMappingURL=data:application/json;base64,ewogICJ2ZXJzaW9uIjogMywKICAic291cmNlcyI6IFsiLi4vLi4vdHN1cC5iYXNlLnRzIiwgIi4uLy4uL3NjcmlwdHMvY29tbW9uanMtYXMtbW9kdWxlcy50cyIsICIuLi8uLi9zY3JpcHRzL21lc3NhZ2VzL2dhdGhlcmVkLm1qcyIsICIuLi8uLi9zY3JpcHRzL3dvcmtzcGFjZS9wdWJsaXNoZWQubWpzIiwgIi4uLy4uL3NjcmlwdHMvd29ya3NwYWNlL3BhY2thZ2UtZm9sZGVycy5tanMiLCAiLi4vLi4vc2NyaXB0cy9tZXNzYWdlcy9rb3JlYW4ubWpzIiwgIi4uLy4uL3NjcmlwdHMvbWVzc2FnZXMvdGVtcGxhdGVzLm1qcyIsICIuLi8uLi9zY3JpcHRzL3dvcmtzcGFjZS9maWxlcy1pbi5tanMiLCAiLi4vLi4vc2NyaXB0cy9tZXNzYWdlcy9udW1iZXJzLm1qcyIsICIuLi8uLi9zY3JpcHRzL21lc3NhZ2VzL251bWJlcmVkLm1qcyIsICIuLi8uLi9zY3JpcHRzL293bi1jb2RlLm1qcyIsICIuLi8uLi9zY3JpcHRzL3RoaXJkLXBhcnR5Lm1qcyIsICJ0c3VwLmNvbmZpZy50cyJdLAogICJzb3VyY2VzQ29udGVudCI6IFsiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvd29yay9tYWluL3RzdXAuYmFzZS50c1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvd29yay9tYWluXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy93b3JrL21haW4vdHN1cC5iYXNlLnRzXCI7aW1wb3J0IHsgY29weUZpbGVTeW5jIH0gZnJvbSAnbm9kZTpmcyc7XG5pbXBvcnQgeyBkZWZpbmVDb25maWcsIHR5cGUgT3B0aW9ucyB9IGZyb20gJ3RzdXAnO1xuaW1wb3J0IHsgY29tbW9uSnNBc01vZHVsZXMgfSBmcm9tICcuL3NjcmlwdHMvY29tbW9uanMtYXMtbW9kdWxlcyc7XG5pbXBvcnQgeyBnYXRoZXJlZEluQnVpbGRzIH0gZnJvbSAnLi9zY3JpcHRzL21lc3NhZ2VzL2dhdGhlcmVkLm1qcyc7XG5pbXBvcnQgeyBudW1iZXJlZFRlbXBsYXRlcyB9IGZyb20gJy4vc2NyaXB0cy9tZXNzYWdlcy9udW1iZXJlZC5tanMnO1xuaW1wb3J0IHsgb3duQ29kZUluQnVpbGRzIH0gZnJvbSAnLi9zY3JpcHRzL293bi1jb2RlLm1qcyc7XG5pbXBvcnQgeyBMSUNFTlNFUywgbGlzdGVkTGljZW5zZXMgfSBmcm9tICcuL3NjcmlwdHMvdGhpcmQtcGFydHkubWpzJztcblxuaW50ZXJmYWNlIExpYnJhcnlPcHRpb25zIHtcbiAgLyoqIFRoZSBzb3VyY2UgZmlsZSBvZiBlYWNoIGRvb3Igb2YgdGhlIHBhY2thZ2UsIGFzIGluIGl0cyBwYWNrYWdlLmpzb24gYGV4cG9ydHNgLiAqL1xuICBkb29ycz86IFJlY29yZDxzdHJpbmcsIHN0cmluZz47XG4gIC8qKiBUaGUgc291cmNlIGZpbGUgb2YgZWFjaCBwcm9ncmFtIHRoYXQgdGhlIHBhY2thZ2UgaGFzIGZvciBhIHRlcm1pbmFsLCBhcyBpbiBpdHMgcGFja2FnZS5qc29uIGBiaW5gOiBgZGlzdC9iaW4vTkFNRS5qc2AuICovXG4gIHByb2dyYW1zPzogUmVjb3JkPHN0cmluZywgc3RyaW5nPjtcbiAgLyoqIFBhY2thZ2VzIHRoYXQgYXJlIGNvcGllZCBpbnRvIHRoZSBidWlsZCBpbnN0ZWFkIG9mIGJlaW5nIGltcG9ydGVkIGJ5IGl0LiAqL1xuICBidW5kbGVkPzogc3RyaW5nW107XG4gIC8qKiBUaGUgbmFtZSBvZiBvbmUgZmlsZSBtb3JlLCBgZGlzdC9icm93c2VyL05BTUUuanNgLCB0aGF0IGhvbGRzIHRoZSBmcm9udCBkb29yIGFuZCBhbGwgaXQgaW1wb3J0czogZm9yIGEgcGFnZSBhbG9uZS4gKi9cbiAgYnJvd3Nlcj86IHN0cmluZztcbn1cblxuY29uc3QgZGVjbGFyYXRpb25zID0ge1xuICAvLyBpbXBvcnQgdGhlIGJ1aWx0IGRlY2xhcmF0aW9ucyBvZiBvdGhlciBwYWNrYWdlcywgbm90IHRoZWlyIHNvdXJjZXNcbiAgcGF0aHM6IHt9LFxuICAvLyB3aXRob3V0IE5vZGUncyB0eXBlczogd2hhdCBjb21waWxlcyBoZXJlIGFuZCB1bmRlciB0c2MgcnVucyBpbiBOb2RlIGFuZCBpbiB0aGUgYnJvd3NlclxuICBsaWI6IFsnRVMyMDIzJywgJ0RPTSddLFxuICB0eXBlczogW10sXG4gIC8vIHRzdXAgc2V0cyBhbiBvcHRpb24gdGhhdCBUeXBlU2NyaXB0IDYgY2FsbHMgZGVwcmVjYXRlZFxuICBpZ25vcmVEZXByZWNhdGlvbnM6ICc2LjAnLFxufTtcblxuLyoqXG4gKiBUaGUgdHdvIGJ1aWxkcyBvZiBhIHB1Ymxpc2hlZCBwYWNrYWdlLCBlYWNoIGFzIEVTTSBhbmQgQ29tbW9uSlMuIFRoZSBvbmUgZm9yIGRldmVsb3BtZW50LCBpbiBgZGlzdGAsIGhhcyB0aGUgZGVjbGFyYXRpb25zXG4gKiBvZiBib3RoOyB0aGUgb25lIGZvciBwcm9kdWN0aW9uLCBpbiBgZGlzdC9wcm9kdWN0aW9uYCwgaGFzIG51bWJlcnMgZm9yIHRoZSB0ZXh0cyBvZiBlcnJvcnMuIFRoZSBkb29ycyBvZiBhbiBFU00gYnVpbGQgc2hhcmVcbiAqIGNodW5rcywgc28gdGhhdCBhIGJyb3dzZXIgbG9hZHMgZWFjaCBsaW5lIG9uY2UuIFdoZXJlIGEgcGFnZSBzaGFsbCBuZWVkIG5vIG90aGVyIGZpbGUsIGEgdGhpcmQgYnVpbGQgaG9sZHMgZXZlcnl0aGluZy5cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGxpYnJhcnkoe1xuICBkb29ycyA9IHsgaW5kZXg6ICdzcmMvaW5kZXgudHMnIH0sXG4gIHByb2dyYW1zLFxuICBidW5kbGVkID0gW10sXG4gIGJyb3dzZXIsXG59OiBMaWJyYXJ5T3B0aW9ucyA9IHt9KSB7XG4gIGNvbnN0IGZvbGRlciA9IHByb2Nlc3MuY3dkKCk7XG4gIGNvbnN0IHBsdWdpbnMgPSBbY29tbW9uSnNBc01vZHVsZXMsIGdhdGhlcmVkSW5CdWlsZHMsIGxpc3RlZExpY2Vuc2VzKGZvbGRlcildO1xuICBjb25zdCBidWlsZCA9IChwcm9kdWN0aW9uOiBib29sZWFuKTogT3B0aW9ucyA9PiAoe1xuICAgIGVudHJ5OiBkb29ycyxcbiAgICBmb3JtYXQ6IFsnZXNtJywgJ2NqcyddLFxuICAgIG5vRXh0ZXJuYWw6IGJ1bmRsZWQsXG4gICAgcGxhdGZvcm06ICdicm93c2VyJyxcbiAgICBlc2J1aWxkT3B0aW9ucyhvcHRpb25zKSB7XG4gICAgICAvLyBLb3JlYW4gbWVzc2FnZXMgYXMgdGhleSBhcmUsIG5vdCBhcyBlc2NhcGVzIG9mIHR3aWNlIHRoZSBzaXplXG4gICAgICBvcHRpb25zLmNoYXJzZXQgPSAndXRmOCc7XG4gICAgfSxcbiAgICAvLyB3aGF0IG9ubHkgaGVscHMgd2hpbGUgYSBwcm9ncmFtIGlzIHdyaXR0ZW4gaXMgZm9yIHRoZSBidWlsZCBmb3IgZGV2ZWxvcG1lbnRcbiAgICBkZWZpbmU6IHByb2R1Y3Rpb24gPyB7IFBST0RVQ1RJT046ICd0cnVlJyB9IDoge30sXG4gICAgZXNidWlsZFBsdWdpbnM6IHByb2R1Y3Rpb24gPyBbLi4ucGx1Z2lucywgbnVtYmVyZWRUZW1wbGF0ZXMoZm9sZGVyKV0gOiBwbHVnaW5zLFxuICAgIHBsdWdpbnM6IHByb2R1Y3Rpb24gPyBbXSA6IFtvd25Db2RlSW5CdWlsZHNdLFxuICAgIHRhcmdldDogJ2VzMjAyMicsXG4gIH0pO1xuICByZXR1cm4gZGVmaW5lQ29uZmlnKFtcbiAgICB7XG4gICAgICAuLi5idWlsZChmYWxzZSksXG4gICAgICBkdHM6IHsgY29tcGlsZXJPcHRpb25zOiBkZWNsYXJhdGlvbnMgfSxcbiAgICAgIHNvdXJjZW1hcDogdHJ1ZSxcbiAgICAgIC8vIGFsbCBhcmUgbWFkZSBhdCB0aGUgc2FtZSB0aW1lXG4gICAgICBjbGVhbjogWychcHJvZHVjdGlvbicsICchYnJvd3NlcicsICchYmluJ10sXG4gICAgfSxcbiAgICB7IC4uLmJ1aWxkKHRydWUpLCBvdXREaXI6ICdkaXN0L3Byb2R1Y3Rpb24nLCBjbGVhbjogdHJ1ZSB9LFxuICAgIC4uLihwcm9ncmFtcyA9PT0gdW5kZWZpbmVkID8gW10gOiBbeyAuLi5idWlsZChmYWxzZSksIC4uLm9mUHJvZ3JhbXMocHJvZ3JhbXMpIH1dKSxcbiAgICAuLi4oYnJvd3NlciA9PT0gdW5kZWZpbmVkID8gW10gOiBbeyAuLi5idWlsZChmYWxzZSksIC4uLndob2xlSW4oYnJvd3NlcikgfV0pLFxuICBdKTtcbn1cblxuLyoqIFdoYXQgZGlmZmVycyBpbiBhIGJ1aWxkIG9mIG9uZSBmaWxlLiBAcGFyYW0gbmFtZSAtIG9mIHRoZSBmaWxlICovXG5mdW5jdGlvbiB3aG9sZUluKG5hbWU6IHN0cmluZyk6IE9wdGlvbnMge1xuICAvLyB0aGUgZ3JvdW5kIGZsb29yIGhhcyB0aGUgY29kZSBvZiBvdGhlcnMsIGFuZCB0aGUgbGlzdCBvZiBpdFxuICBjb25zdCBncm91bmQgPSAnLi4vdGVuc29yJztcbiAgcmV0dXJuIHtcbiAgICBlbnRyeTogeyBbbmFtZV06ICdzcmMvaW5kZXgudHMnIH0sXG4gICAgb3V0RGlyOiAnZGlzdC9icm93c2VyJyxcbiAgICBmb3JtYXQ6ICdlc20nLFxuICAgIC8vIGFsc28gd2hhdCBpcyBsb2FkZWQgb24gZGVtYW5kXG4gICAgc3BsaXR0aW5nOiBmYWxzZSxcbiAgICBub0V4dGVybmFsOiBbL15AYnBcXC8vXSxcbiAgICBlc2J1aWxkUGx1Z2luczogW2NvbW1vbkpzQXNNb2R1bGVzLCBnYXRoZXJlZEluQnVpbGRzLCBsaXN0ZWRMaWNlbnNlcyhncm91bmQpXSxcbiAgICBtaW5pZnk6IHRydWUsXG4gICAgc291cmNlbWFwOiB0cnVlLFxuICAgIGNsZWFuOiB0cnVlLFxuICAgIGFzeW5jIG9uU3VjY2VzcygpIHtcbiAgICAgIGNvcHlGaWxlU3luYyhgJHtncm91bmR9LyR7TElDRU5TRVN9YCwgYGRpc3QvYnJvd3Nlci8ke0xJQ0VOU0VTfWApO1xuICAgIH0sXG4gIH07XG59XG5cbi8qKiBXaGF0IGRpZmZlcnMgaW4gYSBidWlsZCBvZiBwcm9ncmFtcyBmb3IgYSB0ZXJtaW5hbDogTm9kZSBhbG9uZSBydW5zIHRoZW0sIGFuZCB0aGVpciBmaXJzdCBsaW5lIHNheXMgc28uICovXG5mdW5jdGlvbiBvZlByb2dyYW1zKGVudHJ5OiBSZWNvcmQ8c3RyaW5nLCBzdHJpbmc+KTogT3B0aW9ucyB7XG4gIHJldHVybiB7IGVudHJ5LCBvdXREaXI6ICdkaXN0L2JpbicsIGZvcm1hdDogJ2VzbScsIHBsdWdpbnM6IFtdLCBzb3VyY2VtYXA6IHRydWUsIGNsZWFuOiB0cnVlIH07XG59XG5cbi8qKiBUaGUgYnVpbGQgb2YgYSBwcm9ncmFtIHRoYXQgTm9kZSBydW5zOiBub3RoaW5nIGltcG9ydHMgaXQsIHNvIGl0IGhhcyBubyBkZWNsYXJhdGlvbnMuICovXG5leHBvcnQgZnVuY3Rpb24gcHJvZ3JhbShlbnRyeTogc3RyaW5nW10pIHtcbiAgcmV0dXJuIGRlZmluZUNvbmZpZyh7IGVudHJ5LCBmb3JtYXQ6ICdlc20nLCB0YXJnZXQ6ICdub2RlMjAnLCBzb3VyY2VtYXA6IHRydWUsIGNsZWFuOiB0cnVlIH0pO1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3dvcmsvbWFpbi9zY3JpcHRzL2NvbW1vbmpzLWFzLW1vZHVsZXMudHNcIjtjb25zdCBfX2luamVjdGVkX2Rpcm5hbWVfXyA9IFwiL3dvcmsvbWFpbi9zY3JpcHRzXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy93b3JrL21haW4vc2NyaXB0cy9jb21tb25qcy1hcy1tb2R1bGVzLnRzXCI7aW1wb3J0IHsgcmVhZEZpbGUgfSBmcm9tICdub2RlOmZzL3Byb21pc2VzJztcbmltcG9ydCB7IGJhc2VuYW1lIH0gZnJvbSAnbm9kZTpwYXRoJztcbmltcG9ydCB0eXBlIHsgT3B0aW9ucyB9IGZyb20gJ3RzdXAnO1xuXG50eXBlIFBsdWdpbiA9IE5vbk51bGxhYmxlPE9wdGlvbnNbJ2VzYnVpbGRQbHVnaW5zJ10+W251bWJlcl07XG5cbmNvbnN0IFJFUVVJUkVEID0gL152YXIgKFxcdyspID0gcmVxdWlyZVxcKFwiKFtcXHctXSspXCJcXCkvZ207XG5jb25zdCBFWFBPUlRFRCA9IC9ebW9kdWxlXFwuZXhwb3J0cyA9IC9tO1xuLyoqIFRoZSBmcmFtZSBvZiBzZWVkcmFuZG9tJ3MgZ2VuZXJhdG9ycywgd2hpY2ggbG9va3MgZm9yIGEgbW9kdWxlIHN5c3RlbSBhdCBydW4gdGltZS4gKi9cbmNvbnN0IEZSQU1FID1cbiAgL15cXChmdW5jdGlvblxcKGdsb2JhbCwgbW9kdWxlLCBkZWZpbmVcXCkgXFx7KFtcXHNcXFNdKileaWYgXFwobW9kdWxlICYmIG1vZHVsZVxcLmV4cG9ydHNcXCkgXFx7XFxzK21vZHVsZVxcLmV4cG9ydHMgPSAoXFx3Kyk7W1xcc1xcU10qJC9tO1xuXG4vKipcbiAqIFdoYXQgYSBwYWNrYWdlIGFza3MsIGFuZCB0aGUgYW5zd2VyLiBXaXRob3V0IHRoZSBvdGhlciBhbnN3ZXJzIHRoZWlyIGNvZGUgaXMgbGVmdCBvdXQsIHRvbzogdGVuc29ycyBnaXZlIG5kYXJyYXkgb25lIG9mIGZvdXJcbiAqIHR5cGVkIGFycmF5cywgd2l0aCBzaGFwZSwgc3RyaWRlcyBhbmQgb2Zmc2V0LCBhbmQgbm9ib2R5IGFza3MgZm9yIHRoZSBuYW1lcyBvZiBpdHMgbWV0aG9kczsgb2YgYSBnZW5lcmF0b3Igb25seSBpdHMgd29yZHMgb2ZcbiAqIDMyIGJpdHMgYXJlIGRyYXduLCBhbmQgaXQgaXMgbmV2ZXIgcmVzdW1lZC5cbiAqL1xuY29uc3QgQU5TV0VSUzogUmVhZG9ubHk8UmVjb3JkPHN0cmluZywgcmVhZG9ubHkgW3F1ZXN0aW9uOiBSZWdFeHAsIGFuc3dlcjogc3RyaW5nXVtdPj4gPSB7XG4gICduZGFycmF5LmpzJzogW1xuICAgIFsvdmFyIHVzZUdldHRlcnMgPSBcXChkdHlwZSA9PT0gXCJnZW5lcmljXCJcXCkvLCAnJ10sXG4gICAgWy91c2VHZXR0ZXJzL2csICdmYWxzZSddLFxuICAgIFsvKGZ1bmN0aW9uICkoPzpcIlxcK2NsYXNzTmFtZVxcK1wiX1xcdyt8Y29uc3RydWN0X1wiXFwrY2xhc3NOYW1lXFwrXCIpL2csICckMSddLFxuICAgIFsvICtpZlxcKGlzQnVmZmVyXFwoZGF0YVxcKVxcKSBcXHtcXHMrcmV0dXJuIFwiYnVmZmVyXCJcXHMrXFx9JC9tLCAnJ10sXG4gICAgWy9pZlxcKGhhc1R5cGVkQXJyYXlzXFwpLywgJyddLFxuICAgIFsvICtjYXNlIFwiXFxbb2JqZWN0ICg/IUZsb2F0NjR8RmxvYXQzMnxJbnQzMnxVaW50OEFycmF5KVxcdytcXF1cIjpcXHMrcmV0dXJuIFwiXFx3K1wiJC9nbSwgJyddLFxuICAgIFsvICtpZlxcKEFycmF5XFwuaXNBcnJheVxcKGRhdGFcXClcXCkgXFx7XFxzK3JldHVybiBcImFycmF5XCJcXHMrXFx9XFxzK3JldHVybiBcImdlbmVyaWNcIiQvbSwgJyddLFxuICAgIFsvXiArXCIoPyFmbG9hdDY0fGZsb2F0MzJ8aW50MzJ8dWludDhcIilcXHcrXCI6ID9cXFtcXF0sPyQvZ20sICcnXSxcbiAgICBbLyAraWZcXChkYXRhID09PSB1bmRlZmluZWRcXCkgXFx7W1xcc1xcU10qKD89ICt2YXIgZHR5cGUgPSBhcnJheURUeXBlKS8sICd2YXIgZCA9IHNoYXBlLmxlbmd0aDsnXSxcbiAgXSxcbiAgJ2FsZWEuanMnOiBbXG4gICAgWy8sXFxzK3N0YXRlID0gb3B0cyAmJiBvcHRzXFwuc3RhdGUvLCAnJ10sXG4gICAgWy9eICtwcm5nXFwuZG91YmxlID0gW1xcc1xcU10qXiArcHJuZ1xcLnF1aWNrID0gcHJuZzskL20sICcnXSxcbiAgICBbL14gK2lmIFxcKHN0YXRlXFwpIFxce1tcXHNcXFNdKj9eIHsyfVxcfSQvbSwgJyddLFxuICBdLFxufTtcblxuZnVuY3Rpb24gYW5zd2VyZWQocGF0aDogc3RyaW5nLCBzb3VyY2U6IHN0cmluZyk6IHN0cmluZyB7XG4gIHJldHVybiAoQU5TV0VSU1tiYXNlbmFtZShwYXRoKV0gPz8gW10pLnJlZHVjZSgoY29kZSwgW3F1ZXN0aW9uLCBhbnN3ZXJdKSA9PiB7XG4gICAgY29uc3Qgc2hvcnRlciA9IGNvZGUucmVwbGFjZShxdWVzdGlvbiwgYW5zd2VyKTtcbiAgICBpZiAoc2hvcnRlciA9PT0gY29kZSkgdGhyb3cgbmV3IEVycm9yKGAke3BhdGh9OiBhc2tzIG5vIG1vcmUgZm9yICR7cXVlc3Rpb259YCk7XG4gICAgcmV0dXJuIHNob3J0ZXI7XG4gIH0sIHNvdXJjZSk7XG59XG5cbi8qKiBUaGUgc2FtZSBjb2RlIGFzIGEgbW9kdWxlLiAqL1xuZnVuY3Rpb24gYXNNb2R1bGUocGF0aDogc3RyaW5nLCBzb3VyY2U6IHN0cmluZyk6IHN0cmluZyB7XG4gIGNvbnN0IG1vZHVsZSA9IHNvdXJjZVxuICAgIC5yZXBsYWNlKEZSQU1FLCAnJDFleHBvcnQgZGVmYXVsdCAkMjsnKVxuICAgIC5yZXBsYWNlKFJFUVVJUkVELCAnaW1wb3J0ICQxIGZyb20gXCIkMlwiJylcbiAgICAucmVwbGFjZShFWFBPUlRFRCwgJ2V4cG9ydCBkZWZhdWx0ICcpO1xuICBpZiAoL1xcYihyZXF1aXJlfG1vZHVsZSlcXGIvLnRlc3QobW9kdWxlKSkgdGhyb3cgbmV3IEVycm9yKGAke3BhdGh9OiBhbm90aGVyIGZvcm0gb2YgQ29tbW9uSlNgKTtcbiAgcmV0dXJuIG1vZHVsZTtcbn1cblxuLyoqXG4gKiBUdXJucyBidW5kbGVkIENvbW1vbkpTIHBhY2thZ2VzIGludG8gbW9kdWxlcywgc28gdGhhdCBhIGJ1aWxkIGNhcnJpZXMgbmVpdGhlciBhIHdyYXBwZXIgYXJvdW5kIGVhY2ggbm9yIHRoZSBoZWxwZXJzIHRvIG9wZW5cbiAqIGl0LCBhbmQgdGhlIGJ1bmRsZXJzIG9mIGl0cyB1c2VycyBzZWUgd2hhdCBpcyBpbnNpZGUuXG4gKi9cbmV4cG9ydCBjb25zdCBjb21tb25Kc0FzTW9kdWxlczogUGx1Z2luID0ge1xuICBuYW1lOiAnY29tbW9uanMtYXMtbW9kdWxlcycsXG4gIHNldHVwKGJ1aWxkKSB7XG4gICAgYnVpbGQub25Mb2FkKHsgZmlsdGVyOiAvW1xcXFwvXW5vZGVfbW9kdWxlc1tcXFxcL10uKlxcLmpzJC8gfSwgYXN5bmMgKHsgcGF0aCB9KSA9PiB7XG4gICAgICAvLyBuZGFycmF5IGFza3Mgd2hldGhlciBpdHMgbnVtYmVycyBhcmUgYSBCdWZmZXIgb2YgTm9kZTsgdGhvc2Ugb2YgYSB0ZW5zb3IgbmV2ZXIgYXJlXG4gICAgICBpZiAoL1tcXFxcL11pcy1idWZmZXJbXFxcXC9dLy50ZXN0KHBhdGgpKSByZXR1cm4geyBjb250ZW50czogJ2V4cG9ydCBkZWZhdWx0ICgpID0+IGZhbHNlOycgfTtcbiAgICAgIHJldHVybiB7IGNvbnRlbnRzOiBhbnN3ZXJlZChwYXRoLCBhc01vZHVsZShwYXRoLCBhd2FpdCByZWFkRmlsZShwYXRoLCAndXRmOCcpKSkgfTtcbiAgICB9KTtcbiAgfSxcbn07XG4iLCAiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvd29yay9tYWluL3NjcmlwdHMvbWVzc2FnZXMvZ2F0aGVyZWQubWpzXCI7Y29uc3QgX19pbmplY3RlZF9kaXJuYW1lX18gPSBcIi93b3JrL21haW4vc2NyaXB0cy9tZXNzYWdlc1wiO2NvbnN0IF9faW5qZWN0ZWRfaW1wb3J0X21ldGFfdXJsX18gPSBcImZpbGU6Ly8vd29yay9tYWluL3NjcmlwdHMvbWVzc2FnZXMvZ2F0aGVyZWQubWpzXCI7Ly8gVGhlIG1lc3NhZ2VzIG9mIGFsbCBwYWNrYWdlcywgYmVoaW5kIHRoZSBkb29ycyBgQGJwL3RlbnNvci9lbmAgYW5kIGBAYnAvdGVuc29yL2tvYC4gTm8gc291cmNlIGltcG9ydHMgdGhlbSBmcm9tIHRoZXJlOiB0aGlzXG4vLyBwdXRzIHRoZW0gaW50byB0aGUgcGxhY2Ugb2Ygb25lIG1vZHVsZSwgaW4gYnVpbGRzIGFuZCBpbiB0ZXN0cy5cbmltcG9ydCB7IGV4aXN0c1N5bmMgfSBmcm9tICdub2RlOmZzJztcbmltcG9ydCB7IGpvaW4gfSBmcm9tICdub2RlOnBhdGgnO1xuaW1wb3J0IHsgZmlsZVVSTFRvUGF0aCB9IGZyb20gJ25vZGU6dXJsJztcbmltcG9ydCB7IHB1Ymxpc2hlZFBhY2thZ2VzIH0gZnJvbSAnLi4vd29ya3NwYWNlL3B1Ymxpc2hlZC5tanMnO1xuaW1wb3J0IHsgcmVhZEtvcmVhbiB9IGZyb20gJy4va29yZWFuLm1qcyc7XG5pbXBvcnQgeyBpZE9mLCBOVU1CRVJTLCByZWFkTnVtYmVycyB9IGZyb20gJy4vbnVtYmVycy5tanMnO1xuXG5jb25zdCBST09UID0gZmlsZVVSTFRvUGF0aChuZXcgVVJMKCcuLi8uLicsIGltcG9ydC5tZXRhLnVybCkpO1xuXG4vKiogVGhlIG1vZHVsZSB0aGF0IHdhaXRzIGZvciB0aGVtLCB3aGVyZXZlciBpdCBsaWVzLiAqL1xuY29uc3QgUExBQ0UgPSAvW1xcXFwvXWdhdGhlcmVkLW1lc3NhZ2VzXFwudHMkLztcblxuLyoqXG4gKiBUaGUgY29kZSBvZiB0aGF0IG1vZHVsZTogRW5nbGlzaCBhbmQgS29yZWFuIHRlbXBsYXRlcyBieSB0aGVpciBpZHMuXG4gKlxuICogQHBhcmFtIHtzdHJpbmd9IHJvb3RcbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGdhdGhlcmVkTW9kdWxlKHJvb3QpIHtcbiAgLyoqIEB0eXBlIHtSZWNvcmQ8c3RyaW5nLCBzdHJpbmc+fSAqL1xuICBjb25zdCBlbmdsaXNoID0ge307XG4gIC8qKiBAdHlwZSB7UmVjb3JkPHN0cmluZywgc3RyaW5nPn0gKi9cbiAgY29uc3Qga29yZWFuID0ge307XG4gIGZvciAoY29uc3QgeyBuYW1lLCBmb2xkZXIgfSBvZiBwdWJsaXNoZWRQYWNrYWdlcyhyb290KSkge1xuICAgIGNvbnN0IHRyYW5zbGF0ZWQgPSByZWFkS29yZWFuKGpvaW4ocm9vdCwgZm9sZGVyKSk7XG4gICAgZm9yIChjb25zdCBbbnVtYmVyLCB0ZXh0XSBvZiBPYmplY3QuZW50cmllcyhyZWFkTnVtYmVycyhqb2luKHJvb3QsIGZvbGRlcikpKSkge1xuICAgICAgaWYgKHRleHQgPT09IG51bGwpIGNvbnRpbnVlO1xuICAgICAgY29uc3QgaWQgPSBpZE9mKG5hbWUsIG51bWJlcik7XG4gICAgICBlbmdsaXNoW2lkXSA9IHRleHQ7XG4gICAgICBpZiAodGV4dCBpbiB0cmFuc2xhdGVkKSBrb3JlYW5baWRdID0gdHJhbnNsYXRlZFt0ZXh0XTtcbiAgICB9XG4gIH1cbiAgcmV0dXJuIGBleHBvcnQgY29uc3QgZW5nbGlzaCA9ICR7SlNPTi5zdHJpbmdpZnkoZW5nbGlzaCl9O1xuZXhwb3J0IGNvbnN0IGtvcmVhbiA9ICR7SlNPTi5zdHJpbmdpZnkoa29yZWFuKX07XG5gO1xufVxuXG4vKipcbiAqIEZvciBlc2J1aWxkLlxuICpcbiAqIEB0eXBlIHtOb25OdWxsYWJsZTxpbXBvcnQoJ3RzdXAnKS5PcHRpb25zWydlc2J1aWxkUGx1Z2lucyddPltudW1iZXJdfVxuICovXG5leHBvcnQgY29uc3QgZ2F0aGVyZWRJbkJ1aWxkcyA9IHtcbiAgbmFtZTogJ2dhdGhlcmVkLW1lc3NhZ2VzJyxcbiAgc2V0dXAoYnVpbGQpIHtcbiAgICBidWlsZC5vbkxvYWQoeyBmaWx0ZXI6IFBMQUNFIH0sICgpID0+ICh7XG4gICAgICBjb250ZW50czogZ2F0aGVyZWRNb2R1bGUoUk9PVCksXG4gICAgICB3YXRjaEZpbGVzOiBnYXRoZXJlZEZpbGVzKFJPT1QpLFxuICAgIH0pKTtcbiAgfSxcbn07XG5cbi8qKlxuICogRm9yIFZpdGUsIGFuZCBzbyBmb3IgdGVzdHMuXG4gKlxuICogQHR5cGUge2ltcG9ydCgndml0ZXN0L2NvbmZpZycpLlBsdWdpbn1cbiAqL1xuZXhwb3J0IGNvbnN0IGdhdGhlcmVkSW5UZXN0cyA9IHtcbiAgbmFtZTogJ2dhdGhlcmVkLW1lc3NhZ2VzJyxcbiAgZW5mb3JjZTogJ3ByZScsXG4gIGxvYWQoaWQpIHtcbiAgICBpZiAoIVBMQUNFLnRlc3QoaWQpKSByZXR1cm4gbnVsbDtcbiAgICBmb3IgKGNvbnN0IGZpbGUgb2YgZ2F0aGVyZWRGaWxlcyhST09UKSkgdGhpcy5hZGRXYXRjaEZpbGUoZmlsZSk7XG4gICAgcmV0dXJuIGdhdGhlcmVkTW9kdWxlKFJPT1QpO1xuICB9LFxufTtcblxuLyoqIEBwYXJhbSB7c3RyaW5nfSByb290IEByZXR1cm5zIHtzdHJpbmdbXX0gKi9cbmZ1bmN0aW9uIGdhdGhlcmVkRmlsZXMocm9vdCkge1xuICByZXR1cm4gcHVibGlzaGVkUGFja2FnZXMocm9vdClcbiAgICAuZmxhdE1hcCgoeyBmb2xkZXIgfSkgPT4gW2pvaW4ocm9vdCwgZm9sZGVyLCBOVU1CRVJTKSwgam9pbihyb290LCBmb2xkZXIsICdzcmMnLCAna28udHMnKV0pXG4gICAgLmZpbHRlcihleGlzdHNTeW5jKTtcbn1cbiIsICJjb25zdCBfX2luamVjdGVkX2ZpbGVuYW1lX18gPSBcIi93b3JrL21haW4vc2NyaXB0cy93b3Jrc3BhY2UvcHVibGlzaGVkLm1qc1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvd29yay9tYWluL3NjcmlwdHMvd29ya3NwYWNlXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy93b3JrL21haW4vc2NyaXB0cy93b3Jrc3BhY2UvcHVibGlzaGVkLm1qc1wiOy8vIFRoZSBwYWNrYWdlcyB0aGF0IGFyZSBwdWJsaXNoZWQsIGFzIHRoZWlyIG1hbmlmZXN0cyBzYXkuXG5pbXBvcnQgeyByZWFkRmlsZVN5bmMgfSBmcm9tICdub2RlOmZzJztcbmltcG9ydCB7IGpvaW4gfSBmcm9tICdub2RlOnBhdGgnO1xuaW1wb3J0IHsgcGFja2FnZUZvbGRlcnMgfSBmcm9tICcuL3BhY2thZ2UtZm9sZGVycy5tanMnO1xuXG4vKipcbiAqIEB0eXBlZGVmIHtvYmplY3R9IFB1Ymxpc2hlZFBhY2thZ2VcbiAqIEBwcm9wZXJ0eSB7c3RyaW5nfSBuYW1lIHN1Y2ggYXMgYEBicC90ZW5zb3JgXG4gKiBAcHJvcGVydHkge3N0cmluZ30gZm9sZGVyIHJlbGF0aXZlIHRvIHRoZSByb290LCBzdWNoIGFzIGBwYWNrYWdlcy90ZW5zb3JgXG4gKiBAcHJvcGVydHkge3N0cmluZ1tdfSBkb29ycyBpbXBvcnQgbmFtZXMsIHN1Y2ggYXMgYEBicC90ZW5zb3JgIGFuZCBgQGJwL3RlbnNvci9rb2BcbiAqL1xuXG4vKipcbiAqIEV2ZXJ5IHBhY2thZ2UgdW5kZXIgYHBhY2thZ2VzL2AgdGhhdCBpcyBub3QgcHJpdmF0ZS5cbiAqXG4gKiBAcGFyYW0ge3N0cmluZ30gcm9vdFxuICogQHJldHVybnMge1B1Ymxpc2hlZFBhY2thZ2VbXX1cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHB1Ymxpc2hlZFBhY2thZ2VzKHJvb3QpIHtcbiAgcmV0dXJuIHBhY2thZ2VGb2xkZXJzKHJvb3QpXG4gICAgLmZpbHRlcigoZm9sZGVyKSA9PiBmb2xkZXIuc3RhcnRzV2l0aCgncGFja2FnZXMvJykpXG4gICAgLm1hcCgoZm9sZGVyKSA9PiAoeyBmb2xkZXIsIC4uLnJlYWRNYW5pZmVzdChqb2luKHJvb3QsIGZvbGRlcikpIH0pKVxuICAgIC5maWx0ZXIoKG1hbmlmZXN0KSA9PiAhbWFuaWZlc3QucHJpdmF0ZSlcbiAgICAubWFwKCh7IGZvbGRlciwgbmFtZSwgZXhwb3J0cyB9KSA9PiAoeyBuYW1lLCBmb2xkZXIsIGRvb3JzOiBkb29yc09mKG5hbWUsIGV4cG9ydHMpIH0pKTtcbn1cblxuLyoqXG4gKiBUaGUgaW1wb3J0IG5hbWVzIG9mIGEgcGFja2FnZTsgaXRzIHBhY2thZ2UuanNvbiBpcyBkYXRhLCBub3QgYSBkb29yLlxuICpcbiAqIEBwYXJhbSB7c3RyaW5nfSBuYW1lXG4gKiBAcGFyYW0ge1JlY29yZDxzdHJpbmcsIHVua25vd24+fSBbZXhwb3J0c10gYXMgaW4gaXRzIHBhY2thZ2UuanNvblxuICovXG5leHBvcnQgZnVuY3Rpb24gZG9vcnNPZihuYW1lLCBleHBvcnRzID0ge30pIHtcbiAgcmV0dXJuIE9iamVjdC5rZXlzKGV4cG9ydHMpXG4gICAgLmZpbHRlcigoZG9vcikgPT4gZG9vciAhPT0gJy4vcGFja2FnZS5qc29uJylcbiAgICAubWFwKChkb29yKSA9PiBuYW1lICsgZG9vci5zbGljZSgxKSk7XG59XG5cbi8qKiBAcGFyYW0ge3N0cmluZ30gZm9sZGVyICovXG5leHBvcnQgZnVuY3Rpb24gcmVhZE1hbmlmZXN0KGZvbGRlcikge1xuICByZXR1cm4gSlNPTi5wYXJzZShyZWFkRmlsZVN5bmMoam9pbihmb2xkZXIsICdwYWNrYWdlLmpzb24nKSwgJ3V0ZjgnKSk7XG59XG4iLCAiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvd29yay9tYWluL3NjcmlwdHMvd29ya3NwYWNlL3BhY2thZ2UtZm9sZGVycy5tanNcIjtjb25zdCBfX2luamVjdGVkX2Rpcm5hbWVfXyA9IFwiL3dvcmsvbWFpbi9zY3JpcHRzL3dvcmtzcGFjZVwiO2NvbnN0IF9faW5qZWN0ZWRfaW1wb3J0X21ldGFfdXJsX18gPSBcImZpbGU6Ly8vd29yay9tYWluL3NjcmlwdHMvd29ya3NwYWNlL3BhY2thZ2UtZm9sZGVycy5tanNcIjsvLyBXaGVyZSB0aGUgcGFja2FnZXMgb2YgdGhlIHdvcmtzcGFjZSBsaWUsIGFzIHBucG0td29ya3NwYWNlLnlhbWwgc2F5cy5cbmltcG9ydCB7IGV4aXN0c1N5bmMsIHJlYWRkaXJTeW5jIH0gZnJvbSAnbm9kZTpmcyc7XG5pbXBvcnQgeyBqb2luIH0gZnJvbSAnbm9kZTpwYXRoJztcblxuLyoqXG4gKiBAcGFyYW0ge3N0cmluZ30gcm9vdFxuICogQHJldHVybnMge3N0cmluZ1tdfSBmb2xkZXJzIHJlbGF0aXZlIHRvIHRoZSByb290LCB3aXRoIGZvcndhcmQgc2xhc2hlc1xuICovXG5leHBvcnQgZnVuY3Rpb24gcGFja2FnZUZvbGRlcnMocm9vdCkge1xuICBjb25zdCBncm91cGVkID0gWydwYWNrYWdlcycsICdhcHBzJywgJ2V4YW1wbGVzJ10uZmxhdE1hcCgoZ3JvdXApID0+XG4gICAgZXhpc3RzU3luYyhqb2luKHJvb3QsIGdyb3VwKSlcbiAgICAgID8gcmVhZGRpclN5bmMoam9pbihyb290LCBncm91cCkpLm1hcCgobmFtZSkgPT4gYCR7Z3JvdXB9LyR7bmFtZX1gKVxuICAgICAgOiBbXSxcbiAgKTtcbiAgcmV0dXJuIFsuLi5ncm91cGVkLCAnYmVuY2gnXS5maWx0ZXIoKGZvbGRlcikgPT4gZXhpc3RzU3luYyhqb2luKHJvb3QsIGZvbGRlciwgJ3BhY2thZ2UuanNvbicpKSk7XG59XG4iLCAiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvd29yay9tYWluL3NjcmlwdHMvbWVzc2FnZXMva29yZWFuLm1qc1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvd29yay9tYWluL3NjcmlwdHMvbWVzc2FnZXNcIjtjb25zdCBfX2luamVjdGVkX2ltcG9ydF9tZXRhX3VybF9fID0gXCJmaWxlOi8vL3dvcmsvbWFpbi9zY3JpcHRzL21lc3NhZ2VzL2tvcmVhbi5tanNcIjsvLyBUaGUgS29yZWFuIG1lc3NhZ2VzIG9mIGEgcGFja2FnZSwgd2hpY2ggYHNyYy9rby50c2AgaG9sZHMgYXMgZGF0YS5cbmltcG9ydCB7IGV4aXN0c1N5bmMsIHJlYWRGaWxlU3luYyB9IGZyb20gJ25vZGU6ZnMnO1xuaW1wb3J0IHsgam9pbiB9IGZyb20gJ25vZGU6cGF0aCc7XG5pbXBvcnQgdHMgZnJvbSAndHlwZXNjcmlwdCc7XG5pbXBvcnQgeyB0ZXh0T2YgfSBmcm9tICcuL3RlbXBsYXRlcy5tanMnO1xuXG4vKipcbiAqIEBwYXJhbSB7c3RyaW5nfSBmb2xkZXIgb2YgYSBwYWNrYWdlOyBvbmUgdGhhdCB0aHJvd3Mgbm90aGluZyBoYXMgbm8gc3VjaCBmaWxlXG4gKiBAcmV0dXJucyB7UmVjb3JkPHN0cmluZywgc3RyaW5nPn0gYnkgdGhlaXIgRW5nbGlzaCB0ZW1wbGF0ZXNcbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHJlYWRLb3JlYW4oZm9sZGVyKSB7XG4gIGNvbnN0IGZpbGUgPSBqb2luKGZvbGRlciwgJ3NyYycsICdrby50cycpO1xuICByZXR1cm4gZXhpc3RzU3luYyhmaWxlKSA/IGtvcmVhbkluKGZpbGUsIHJlYWRGaWxlU3luYyhmaWxlLCAndXRmOCcpKSA6IHt9O1xufVxuXG4vKipcbiAqIEBwYXJhbSB7c3RyaW5nfSBmaWxlIGl0cyBuYW1lLCBmb3IgY29tcGxhaW50c1xuICogQHBhcmFtIHtzdHJpbmd9IHNvdXJjZSBgZXhwb3J0IGNvbnN0IGtvID0geyAnRW5nbGlzaCc6ICdLb3JlYW4nLCBcdTIwMjYgfTtgXG4gKiBAcmV0dXJucyB7UmVjb3JkPHN0cmluZywgc3RyaW5nPn1cbiAqIEB0aHJvd3MgRXJyb3Igd2hlcmUgc29tZXRoaW5nIGVsc2Ugc3RhbmRzIHRoZXJlLCBhbmQgd2hlcmUgYSB0ZW1wbGF0ZSBjb21lcyB0d2ljZVxuICovXG5leHBvcnQgZnVuY3Rpb24ga29yZWFuSW4oZmlsZSwgc291cmNlKSB7XG4gIGNvbnN0IHN5bnRheCA9IHRzLmNyZWF0ZVNvdXJjZUZpbGUoZmlsZSwgc291cmNlLCB0cy5TY3JpcHRUYXJnZXQuTGF0ZXN0LCB0cnVlKTtcbiAgY29uc3QgdGFibGUgPSB0YWJsZUluKHN5bnRheCk7XG4gIGlmICghdGFibGUpIHRocm93IG5ldyBFcnJvcihgJHtmaWxlfTogZXhwZWN0ZWQgXFxgZXhwb3J0IGNvbnN0IGtvID0geyBcdTIwMjYgfVxcYGApO1xuICAvKiogQHR5cGUge1JlY29yZDxzdHJpbmcsIHN0cmluZz59ICovXG4gIGNvbnN0IG1lc3NhZ2VzID0ge307XG4gIGZvciAoY29uc3QgcHJvcGVydHkgb2YgdGFibGUucHJvcGVydGllcykge1xuICAgIGNvbnN0IGxpbmUgPSBzeW50YXguZ2V0TGluZUFuZENoYXJhY3Rlck9mUG9zaXRpb24ocHJvcGVydHkuZ2V0U3RhcnQoKSkubGluZSArIDE7XG4gICAgY29uc3QgZW5nbGlzaCA9IHByb3BlcnR5Lm5hbWUgJiYgdHMuaXNTdHJpbmdMaXRlcmFsTGlrZShwcm9wZXJ0eS5uYW1lKSAmJiBwcm9wZXJ0eS5uYW1lLnRleHQ7XG4gICAgY29uc3Qga29yZWFuID0gdHMuaXNQcm9wZXJ0eUFzc2lnbm1lbnQocHJvcGVydHkpID8gdGV4dE9mKHByb3BlcnR5LmluaXRpYWxpemVyKSA6IG51bGw7XG4gICAgaWYgKCFlbmdsaXNoIHx8IGtvcmVhbiA9PT0gbnVsbClcbiAgICAgIHRocm93IG5ldyBFcnJvcihgJHtmaWxlfToke2xpbmV9OiBleHBlY3RlZCAnRW5nbGlzaCc6ICdLb3JlYW4nYCk7XG4gICAgaWYgKGVuZ2xpc2ggaW4gbWVzc2FnZXMpIHRocm93IG5ldyBFcnJvcihgJHtmaWxlfToke2xpbmV9OiAnJHtlbmdsaXNofScgY29tZXMgdHdpY2VgKTtcbiAgICBtZXNzYWdlc1tlbmdsaXNoXSA9IGtvcmVhbjtcbiAgfVxuICByZXR1cm4gbWVzc2FnZXM7XG59XG5cbi8qKiBAcGFyYW0ge3RzLlNvdXJjZUZpbGV9IHN5bnRheCAqL1xuZnVuY3Rpb24gdGFibGVJbih7IHN0YXRlbWVudHMgfSkge1xuICBmb3IgKGNvbnN0IHN0YXRlbWVudCBvZiBzdGF0ZW1lbnRzKSB7XG4gICAgaWYgKCF0cy5pc1ZhcmlhYmxlU3RhdGVtZW50KHN0YXRlbWVudCkpIGNvbnRpbnVlO1xuICAgIGNvbnN0IFt7IG5hbWUsIGluaXRpYWxpemVyIH1dID0gc3RhdGVtZW50LmRlY2xhcmF0aW9uTGlzdC5kZWNsYXJhdGlvbnM7XG4gICAgaWYgKG5hbWUuZ2V0VGV4dCgpID09PSAna28nICYmIGluaXRpYWxpemVyICYmIHRzLmlzT2JqZWN0TGl0ZXJhbEV4cHJlc3Npb24oaW5pdGlhbGl6ZXIpKSB7XG4gICAgICByZXR1cm4gaW5pdGlhbGl6ZXI7XG4gICAgfVxuICB9XG4gIHJldHVybiBudWxsO1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3dvcmsvbWFpbi9zY3JpcHRzL21lc3NhZ2VzL3RlbXBsYXRlcy5tanNcIjtjb25zdCBfX2luamVjdGVkX2Rpcm5hbWVfXyA9IFwiL3dvcmsvbWFpbi9zY3JpcHRzL21lc3NhZ2VzXCI7Y29uc3QgX19pbmplY3RlZF9pbXBvcnRfbWV0YV91cmxfXyA9IFwiZmlsZTovLy93b3JrL21haW4vc2NyaXB0cy9tZXNzYWdlcy90ZW1wbGF0ZXMubWpzXCI7Ly8gVGhlIEVuZ2xpc2ggdGVtcGxhdGVzIGluIHRoZSBzb3VyY2VzLCByZWFkIHdpdGggVHlwZVNjcmlwdCdzIG93biBwYXJzZXIuXG5pbXBvcnQgeyByZWFkRmlsZVN5bmMgfSBmcm9tICdub2RlOmZzJztcbmltcG9ydCB7IGpvaW4gfSBmcm9tICdub2RlOnBhdGgnO1xuaW1wb3J0IHRzIGZyb20gJ3R5cGVzY3JpcHQnO1xuaW1wb3J0IHsgZmlsZXNJbiB9IGZyb20gJy4uL3dvcmtzcGFjZS9maWxlcy1pbi5tanMnO1xuXG4vKipcbiAqIEB0eXBlZGVmIHtvYmplY3R9IFRlbXBsYXRlIG9uZSBtZXNzYWdlLCBhdCB0aGUgcGxhY2UgdGhhdCB0aHJvd3MgaXRcbiAqIEBwcm9wZXJ0eSB7c3RyaW5nfSB0ZXh0XG4gKiBAcHJvcGVydHkge3N0cmluZ30gcGxhY2Ugc3VjaCBhcyBgc3JjL2xpbmVhci50czo2MGBcbiAqIEBwcm9wZXJ0eSB7bnVtYmVyfSBzdGFydCB3aGVyZSBpdHMgZXhwcmVzc2lvbiBiZWdpbnMgaW4gdGhlIHNvdXJjZVxuICogQHByb3BlcnR5IHtudW1iZXJ9IGVuZCB3aGVyZSBpdHMgZXhwcmVzc2lvbiBlbmRzXG4gKi9cblxuLyoqXG4gKiBUaGUgdGVtcGxhdGVzIGluIG9uZSBzb3VyY2UgZmlsZTogdGhlIHRoaXJkIGFyZ3VtZW50IG9mIGVhY2ggYG5ldyBCcEVycm9yKFx1MjAyNilgLlxuICpcbiAqIEBwYXJhbSB7c3RyaW5nfSBmaWxlIGl0cyBuYW1lLCBmb3IgY29tcGxhaW50c1xuICogQHBhcmFtIHtzdHJpbmd9IHNvdXJjZVxuICogQHJldHVybnMge1RlbXBsYXRlW119XG4gKiBAdGhyb3dzIEVycm9yIHdoZXJlIG9uZSBpcyBub3QgYSBwbGFpbiB0ZXh0LCB3aGljaCBubyBjYXRhbG9ndWUgY291bGQga25vdywgYW5kIHdoZXJlIGl0cyB2YWx1ZXMgYXJlIG5vdCB0aG9zZSB0aGF0IGl0XG4gKiBuYW1lcywgaW4gaXRzIG9yZGVyOiB3aXRob3V0IHByb3NlIHRoZXkgYXJlIGFsbCB0aGF0IGlzIHRvbGRcbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHRlbXBsYXRlc0luKGZpbGUsIHNvdXJjZSkge1xuICBpZiAoIXNvdXJjZS5pbmNsdWRlcygnQnBFcnJvcicpKSByZXR1cm4gW107XG4gIGNvbnN0IHN5bnRheCA9IHRzLmNyZWF0ZVNvdXJjZUZpbGUoZmlsZSwgc291cmNlLCB0cy5TY3JpcHRUYXJnZXQuTGF0ZXN0LCB0cnVlKTtcbiAgLyoqIEB0eXBlIHtUZW1wbGF0ZVtdfSAqL1xuICBjb25zdCBmb3VuZCA9IFtdO1xuICAvKiogQHBhcmFtIHt0cy5Ob2RlfSBub2RlICovXG4gIGNvbnN0IHZpc2l0ID0gKG5vZGUpID0+IHtcbiAgICBpZiAodHMuaXNOZXdFeHByZXNzaW9uKG5vZGUpICYmIG5vZGUuZXhwcmVzc2lvbi5nZXRUZXh0KCkgPT09ICdCcEVycm9yJykge1xuICAgICAgZm91bmQucHVzaCh0ZW1wbGF0ZU9mKG5vZGUsIHN5bnRheCkpO1xuICAgIH1cbiAgICB0cy5mb3JFYWNoQ2hpbGQobm9kZSwgdmlzaXQpO1xuICB9O1xuICB2aXNpdChzeW50YXgpO1xuICByZXR1cm4gZm91bmQ7XG59XG5cbi8qKlxuICogVGhlIHRlbXBsYXRlcyBvZiBhIHBhY2thZ2UsIGluIHRoZSBvcmRlciBvZiBpdHMgZmlsZXMuXG4gKlxuICogQHBhcmFtIHtzdHJpbmd9IGZvbGRlclxuICogQHJldHVybnMge1RlbXBsYXRlW119XG4gKi9cbmV4cG9ydCBmdW5jdGlvbiB0ZW1wbGF0ZXNPZlBhY2thZ2UoZm9sZGVyKSB7XG4gIHJldHVybiBmaWxlc0luKGpvaW4oZm9sZGVyLCAnc3JjJykpXG4gICAgLmZpbHRlcigoZmlsZSkgPT4gZmlsZS5lbmRzV2l0aCgnLnRzJykgJiYgIWZpbGUuZW5kc1dpdGgoJy50ZXN0LnRzJykpXG4gICAgLm1hcCgoZmlsZSkgPT4gam9pbignc3JjJywgZmlsZSkpXG4gICAgLmZsYXRNYXAoKGZpbGUpID0+IHRlbXBsYXRlc0luKGZpbGUsIHJlYWRGaWxlU3luYyhqb2luKGZvbGRlciwgZmlsZSksICd1dGY4JykpKTtcbn1cblxuLyoqXG4gKiBUaGUgbmFtZXMgaW4gYnJhY2VzLCBlYWNoIG9uY2UsIGluIHRoZSBvcmRlciBpbiB3aGljaCBhIHRlbXBsYXRlIGZpcnN0IGhhcyB0aGVtLlxuICpcbiAqIEBwYXJhbSB7c3RyaW5nfSB0ZW1wbGF0ZVxuICovXG5leHBvcnQgZnVuY3Rpb24gbmFtZXNJbih0ZW1wbGF0ZSkge1xuICByZXR1cm4gWy4uLm5ldyBTZXQoQXJyYXkuZnJvbSh0ZW1wbGF0ZS5tYXRjaEFsbCgvXFx7KFxcdyspXFx9L2cpLCAoWywgbmFtZV0pID0+IG5hbWUpKV07XG59XG5cbi8qKlxuICogVGhlIHZhbHVlIG9mIGEgdGV4dCwgYWxzbyBvZiBvbmUgdGhhdCBpcyBicm9rZW4gb3ZlciBzZXZlcmFsIGxpbmVzIHdpdGggYCtgOyBudWxsIGZvciBhbnl0aGluZyBlbHNlLlxuICpcbiAqIEBwYXJhbSB7dHMuRXhwcmVzc2lvbiB8IHVuZGVmaW5lZH0gbm9kZVxuICogQHJldHVybnMge3N0cmluZyB8IG51bGx9XG4gKi9cbmV4cG9ydCBmdW5jdGlvbiB0ZXh0T2Yobm9kZSkge1xuICBpZiAobm9kZSA9PT0gdW5kZWZpbmVkKSByZXR1cm4gbnVsbDtcbiAgaWYgKHRzLmlzU3RyaW5nTGl0ZXJhbExpa2Uobm9kZSkpIHJldHVybiBub2RlLnRleHQ7XG4gIGlmICh0cy5pc0JpbmFyeUV4cHJlc3Npb24obm9kZSkgJiYgbm9kZS5vcGVyYXRvclRva2VuLmtpbmQgPT09IHRzLlN5bnRheEtpbmQuUGx1c1Rva2VuKSB7XG4gICAgY29uc3QgW2xlZnQsIHJpZ2h0XSA9IFt0ZXh0T2Yobm9kZS5sZWZ0KSwgdGV4dE9mKG5vZGUucmlnaHQpXTtcbiAgICByZXR1cm4gbGVmdCA9PT0gbnVsbCB8fCByaWdodCA9PT0gbnVsbCA/IG51bGwgOiBsZWZ0ICsgcmlnaHQ7XG4gIH1cbiAgcmV0dXJuIG51bGw7XG59XG5cbi8qKiBAcGFyYW0ge3RzLk5ld0V4cHJlc3Npb259IHRocm93biBAcGFyYW0ge3RzLlNvdXJjZUZpbGV9IHN5bnRheCBAcmV0dXJucyB7VGVtcGxhdGV9ICovXG5mdW5jdGlvbiB0ZW1wbGF0ZU9mKHRocm93biwgc3ludGF4KSB7XG4gIGNvbnN0IGxpbmUgPSBzeW50YXguZ2V0TGluZUFuZENoYXJhY3Rlck9mUG9zaXRpb24odGhyb3duLmdldFN0YXJ0KCkpLmxpbmUgKyAxO1xuICBjb25zdCBwbGFjZSA9IGAke3N5bnRheC5maWxlTmFtZX06JHtsaW5lfWA7XG4gIGNvbnN0IFssICwgdGVtcGxhdGUsIHZhbHVlc10gPSB0aHJvd24uYXJndW1lbnRzID8/IFtdO1xuICBjb25zdCB0ZXh0ID0gdGV4dE9mKHRlbXBsYXRlKTtcbiAgaWYgKHRleHQgPT09IG51bGwpIHRocm93IG5ldyBFcnJvcihgJHtwbGFjZX06IHRoZSB0ZW1wbGF0ZSBtdXN0IGJlIGEgcGxhaW4gdGV4dGApO1xuICBjb25zdCBuYW1lcyA9IG5hbWVzSW4odGV4dCkuam9pbignLCAnKTtcbiAgY29uc3QgZ2l2ZW4gPSB2YWx1ZU5hbWVzKHZhbHVlcyk/LmpvaW4oJywgJyk7XG4gIGlmIChnaXZlbiAhPT0gbmFtZXMpIHtcbiAgICB0aHJvdyBuZXcgRXJyb3IoXG4gICAgICBgJHtwbGFjZX06IHRoZSB2YWx1ZXMgbXVzdCBiZSB7ICR7bmFtZXN9IH0sIGFzIGluIHRoZSB0ZW1wbGF0ZSwgZ290IHsgJHtnaXZlbiA/PyAnXHUyMDI2J30gfWAsXG4gICAgKTtcbiAgfVxuICByZXR1cm4geyB0ZXh0LCBwbGFjZSwgc3RhcnQ6IHRlbXBsYXRlLmdldFN0YXJ0KCksIGVuZDogdGVtcGxhdGUuZ2V0RW5kKCkgfTtcbn1cblxuLyoqXG4gKiBUaGUgbmFtZXMgdGhhdCBhbiBvYmplY3QgbGl0ZXJhbCBnaXZlcywgZGlyZWN0bHkgb3IgYnkgdGhlIG5hbWUgb2YgYSBjb25zdGFudDsgbnVsbCB3aGVyZSB0aGV5IGNhbm5vdCBiZSBzZWVuLlxuICpcbiAqIEBwYXJhbSB7dHMuRXhwcmVzc2lvbiB8IHVuZGVmaW5lZH0gbm9kZVxuICogQHJldHVybnMge3N0cmluZ1tdIHwgbnVsbH1cbiAqL1xuZnVuY3Rpb24gdmFsdWVOYW1lcyhub2RlKSB7XG4gIGlmIChub2RlID09PSB1bmRlZmluZWQpIHJldHVybiBbXTtcbiAgaWYgKHRzLmlzSWRlbnRpZmllcihub2RlKSkgcmV0dXJuIHZhbHVlTmFtZXMoaW5pdGlhbGl6ZXJPZihub2RlLCBub2RlLnRleHQpKTtcbiAgaWYgKCF0cy5pc09iamVjdExpdGVyYWxFeHByZXNzaW9uKG5vZGUpKSByZXR1cm4gbnVsbDtcbiAgY29uc3QgbmFtZXMgPSBub2RlLnByb3BlcnRpZXMubWFwKChwcm9wZXJ0eSkgPT5cbiAgICAodHMuaXNQcm9wZXJ0eUFzc2lnbm1lbnQocHJvcGVydHkpIHx8IHRzLmlzU2hvcnRoYW5kUHJvcGVydHlBc3NpZ25tZW50KHByb3BlcnR5KSkgJiZcbiAgICB0cy5pc0lkZW50aWZpZXIocHJvcGVydHkubmFtZSlcbiAgICAgID8gcHJvcGVydHkubmFtZS50ZXh0XG4gICAgICA6IG51bGwsXG4gICk7XG4gIHJldHVybiBuYW1lcy5ldmVyeSgobmFtZSkgPT4gbmFtZSAhPT0gbnVsbCkgPyBuYW1lcyA6IG51bGw7XG59XG5cbi8qKlxuICogV2hhdCB0aGUgbmVhcmVzdCBkZWNsYXJhdGlvbiBvZiBhIG5hbWUgYXJvdW5kIGEgbm9kZSBnaXZlcyBpdC5cbiAqXG4gKiBAcGFyYW0ge3RzLk5vZGV9IG5vZGVcbiAqIEBwYXJhbSB7c3RyaW5nfSBuYW1lXG4gKiBAcmV0dXJucyB7dHMuRXhwcmVzc2lvbiB8IHVuZGVmaW5lZH1cbiAqL1xuZnVuY3Rpb24gaW5pdGlhbGl6ZXJPZihub2RlLCBuYW1lKSB7XG4gIGZvciAobGV0IGFyb3VuZCA9IG5vZGUucGFyZW50OyBhcm91bmQ7IGFyb3VuZCA9IGFyb3VuZC5wYXJlbnQpIHtcbiAgICBpZiAoIXRzLmlzQmxvY2soYXJvdW5kKSAmJiAhdHMuaXNTb3VyY2VGaWxlKGFyb3VuZCkpIGNvbnRpbnVlO1xuICAgIGZvciAoY29uc3Qgc3RhdGVtZW50IG9mIGFyb3VuZC5zdGF0ZW1lbnRzKSB7XG4gICAgICBpZiAoIXRzLmlzVmFyaWFibGVTdGF0ZW1lbnQoc3RhdGVtZW50KSkgY29udGludWU7XG4gICAgICBjb25zdCB7IGRlY2xhcmF0aW9ucyB9ID0gc3RhdGVtZW50LmRlY2xhcmF0aW9uTGlzdDtcbiAgICAgIGNvbnN0IGZvdW5kID0gZGVjbGFyYXRpb25zLmZpbmQoKG9uZSkgPT4gb25lLm5hbWUuZ2V0VGV4dCgpID09PSBuYW1lKTtcbiAgICAgIGlmIChmb3VuZCkgcmV0dXJuIGZvdW5kLmluaXRpYWxpemVyO1xuICAgIH1cbiAgfVxuICByZXR1cm4gdW5kZWZpbmVkO1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3dvcmsvbWFpbi9zY3JpcHRzL3dvcmtzcGFjZS9maWxlcy1pbi5tanNcIjtjb25zdCBfX2luamVjdGVkX2Rpcm5hbWVfXyA9IFwiL3dvcmsvbWFpbi9zY3JpcHRzL3dvcmtzcGFjZVwiO2NvbnN0IF9faW5qZWN0ZWRfaW1wb3J0X21ldGFfdXJsX18gPSBcImZpbGU6Ly8vd29yay9tYWluL3NjcmlwdHMvd29ya3NwYWNlL2ZpbGVzLWluLm1qc1wiO2ltcG9ydCB7IHJlYWRkaXJTeW5jLCBzdGF0U3luYyB9IGZyb20gJ25vZGU6ZnMnO1xuaW1wb3J0IHsgam9pbiB9IGZyb20gJ25vZGU6cGF0aCc7XG5cbi8qKlxuICogRXZlcnkgZmlsZSB1bmRlciBhIGZvbGRlciwgaW4gYWxwaGFiZXRpY2FsIG9yZGVyLlxuICpcbiAqIEBwYXJhbSB7c3RyaW5nfSBmb2xkZXJcbiAqIEByZXR1cm5zIHtzdHJpbmdbXX0gcGF0aHMgcmVsYXRpdmUgdG8gaXRcbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGZpbGVzSW4oZm9sZGVyKSB7XG4gIHJldHVybiByZWFkZGlyU3luYyhmb2xkZXIsIHsgZW5jb2Rpbmc6ICd1dGY4JywgcmVjdXJzaXZlOiB0cnVlIH0pXG4gICAgLmZpbHRlcigoZmlsZSkgPT4gc3RhdFN5bmMoam9pbihmb2xkZXIsIGZpbGUpKS5pc0ZpbGUoKSlcbiAgICAuc29ydCgpO1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3dvcmsvbWFpbi9zY3JpcHRzL21lc3NhZ2VzL251bWJlcnMubWpzXCI7Y29uc3QgX19pbmplY3RlZF9kaXJuYW1lX18gPSBcIi93b3JrL21haW4vc2NyaXB0cy9tZXNzYWdlc1wiO2NvbnN0IF9faW5qZWN0ZWRfaW1wb3J0X21ldGFfdXJsX18gPSBcImZpbGU6Ly8vd29yay9tYWluL3NjcmlwdHMvbWVzc2FnZXMvbnVtYmVycy5tanNcIjsvLyBUaGUgbnVtYmVycyBvZiBhIHBhY2thZ2UncyBtZXNzYWdlczogd2hhdCBhIHByb2R1Y3Rpb24gYnVpbGQgdGhyb3dzIGluIHBsYWNlIG9mIHByb3NlLlxuaW1wb3J0IHsgZXhpc3RzU3luYywgcmVhZEZpbGVTeW5jIH0gZnJvbSAnbm9kZTpmcyc7XG5pbXBvcnQgeyBqb2luIH0gZnJvbSAnbm9kZTpwYXRoJztcblxuLyoqXG4gKiBUZW1wbGF0ZSBieSBudW1iZXIsIGZyb20gMSB3aXRob3V0IGEgZ2FwOyBudWxsIG9uY2Ugbm9ib2R5IHRocm93cyBpdC4gQSBudW1iZXIgbmV2ZXIgZ2V0cyBhbm90aGVyIHRlbXBsYXRlOiBwcm9kdWN0aW9uXG4gKiBidWlsZHMgdGhhdCBhcmUgb3V0IHRoZXJlIHRlbGwgaXQuXG4gKlxuICogQHR5cGVkZWYge1JlYWRvbmx5PFJlY29yZDxzdHJpbmcsIHN0cmluZyB8IG51bGw+Pn0gTnVtYmVyc1xuICovXG5cbi8qKiBUaGUgZmlsZSBvZiBhIHBhY2thZ2UgdGhhdCBob2xkcyBpdHMgbnVtYmVycywgYW5kIG9ubHkgZ3Jvd3MuICovXG5leHBvcnQgY29uc3QgTlVNQkVSUyA9ICdtZXNzYWdlcy5qc29uJztcblxuLyoqXG4gKiBAcGFyYW0ge3N0cmluZ30gZm9sZGVyIG9mIGEgcGFja2FnZVxuICogQHJldHVybnMge051bWJlcnN9XG4gKi9cbmV4cG9ydCBmdW5jdGlvbiByZWFkTnVtYmVycyhmb2xkZXIpIHtcbiAgY29uc3QgZmlsZSA9IGpvaW4oZm9sZGVyLCBOVU1CRVJTKTtcbiAgcmV0dXJuIGV4aXN0c1N5bmMoZmlsZSkgPyBKU09OLnBhcnNlKHJlYWRGaWxlU3luYyhmaWxlLCAndXRmOCcpKSA6IHt9O1xufVxuXG4vKipcbiAqIFRoZSBudW1iZXJzIGFmdGVyIGEgY2hhbmdlIG9mIHRoZSBzb3VyY2VzOiBuZXcgdGVtcGxhdGVzIGNvbWUgYmVoaW5kIHRoZSBvdGhlcnMsIHRob3NlIHRoYXQgYXJlIGdvbmUgbGVhdmUgbnVsbC5cbiAqXG4gKiBAcGFyYW0ge051bWJlcnN9IG51bWJlcnNcbiAqIEBwYXJhbSB7cmVhZG9ubHkgc3RyaW5nW119IHRleHRzIHRoZSB0ZW1wbGF0ZXMgaW4gdGhlIHNvdXJjZXNcbiAqIEByZXR1cm5zIHtOdW1iZXJzfVxuICovXG5leHBvcnQgZnVuY3Rpb24gZ3Jvd24obnVtYmVycywgdGV4dHMpIHtcbiAgY29uc3QgbGl2ZSA9IG5ldyBTZXQodGV4dHMpO1xuICBjb25zdCBrZXB0ID0gT2JqZWN0LnZhbHVlcyhudW1iZXJzKS5tYXAoKHRleHQpID0+XG4gICAgdGV4dCAhPT0gbnVsbCAmJiBsaXZlLmhhcyh0ZXh0KSA/IHRleHQgOiBudWxsLFxuICApO1xuICBjb25zdCBhZGRlZCA9IFsuLi5saXZlXS5maWx0ZXIoKHRleHQpID0+ICFrZXB0LmluY2x1ZGVzKHRleHQpKTtcbiAgcmV0dXJuIE9iamVjdC5mcm9tRW50cmllcyhbLi4ua2VwdCwgLi4uYWRkZWRdLm1hcCgodGV4dCwgaSkgPT4gW2kgKyAxLCB0ZXh0XSkpO1xufVxuXG4vKipcbiAqIFdoYXQgaXMgd3Jvbmcgd2l0aCBhIGZpbGUgb2YgbnVtYmVycyBieSBpdHNlbGY6IGEgZ2FwLCBhbm90aGVyIG9yZGVyLCBhIHRlbXBsYXRlIHR3aWNlLlxuICpcbiAqIEBwYXJhbSB7c3RyaW5nfSBqc29uIGFzIGl0IHN0YW5kczogcGFyc2VkLCBudW1iZXJzIHRoYXQgY29tZSB0d2ljZSBoYXZlIGxvc3Qgb25lXG4gKiBAcmV0dXJucyB7c3RyaW5nW119IGEgbGluZSBlYWNoXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBudW1iZXJGaW5kaW5ncyhqc29uKSB7XG4gIGNvbnN0IG9yZGVyID0gQXJyYXkuZnJvbShqc29uLm1hdGNoQWxsKC9eICpcIihbXlwiXSopXCI6L2dtKSwgKFssIG51bWJlcl0pID0+IG51bWJlcik7XG4gIGNvbnN0IHdyb25nID0gb3JkZXIuZmluZEluZGV4KChudW1iZXIsIGkpID0+IG51bWJlciAhPT0gU3RyaW5nKGkgKyAxKSk7XG4gIGNvbnN0IG1pc3BsYWNlZCA9IHdyb25nIDwgMCA/IFtdIDogW2BoYXMgXCIke29yZGVyW3dyb25nXX1cIiBpbiB0aGUgcGxhY2Ugb2YgXCIke3dyb25nICsgMX1cImBdO1xuICBjb25zdCB0ZXh0cyA9IE9iamVjdC52YWx1ZXMoSlNPTi5wYXJzZShqc29uKSkuZmlsdGVyKCh0ZXh0KSA9PiB0ZXh0ICE9PSBudWxsKTtcbiAgY29uc3QgdHdpY2UgPSB0ZXh0cy5maWx0ZXIoKHRleHQsIGkpID0+IHRleHRzLmluZGV4T2YodGV4dCkgIT09IGkpO1xuICByZXR1cm4gWy4uLm1pc3BsYWNlZCwgLi4udHdpY2UubWFwKCh0ZXh0KSA9PiBgaGFzIHR3byBudW1iZXJzIGZvciAnJHt0ZXh0fSdgKV07XG59XG5cbi8qKlxuICogVGhlIG51bWJlcnMgdGhhdCBoYXZlIGxvc3QgdGhlaXIgbWVhbmluZyBiZXR3ZWVuIHR3byB2ZXJzaW9ucyBvZiBhIGZpbGUsIGEgbGluZSBlYWNoLiBUaG9zZSB0aGF0IG5vYm9keSB0aHJvd3MgYW55IG1vcmVcbiAqIGhhdmUgbm90LlxuICpcbiAqIEBwYXJhbSB7TnVtYmVyc30gYmVmb3JlXG4gKiBAcGFyYW0ge051bWJlcnN9IGFmdGVyXG4gKi9cbmV4cG9ydCBmdW5jdGlvbiBjaGFuZ2VkTWVhbmluZ3MoYmVmb3JlLCBhZnRlcikge1xuICByZXR1cm4gT2JqZWN0LmVudHJpZXMoYmVmb3JlKVxuICAgIC5maWx0ZXIoKFtudW1iZXIsIHRleHRdKSA9PiBhZnRlcltudW1iZXJdICE9PSB0ZXh0ICYmIGFmdGVyW251bWJlcl0gIT09IG51bGwpXG4gICAgLm1hcCgoW251bWJlciwgdGV4dF0pID0+IGAke251bWJlcn0gd2FzICR7cXVvdGVkKHRleHQpfSBhbmQgaXMgJHtxdW90ZWQoYWZ0ZXJbbnVtYmVyXSl9YCk7XG59XG5cbi8qKiBAcGFyYW0ge3N0cmluZyB8IG51bGwgfCB1bmRlZmluZWR9IHRleHQgKi9cbmZ1bmN0aW9uIHF1b3RlZCh0ZXh0KSB7XG4gIHJldHVybiB0eXBlb2YgdGV4dCA9PT0gJ3N0cmluZycgPyBgJyR7dGV4dH0nYCA6IHRleHQgPT09IG51bGwgPyAnZ2l2ZW4gdXAnIDogJ21pc3NpbmcnO1xufVxuXG4vKipcbiAqIFdoYXQgc3RhbmRzIGluIHRoZSBwbGFjZSBvZiBhIHRlbXBsYXRlOiBgIzU3YCBpbiBAYnAvdGVuc29yLCBlbHNld2hlcmUgd2l0aCB0aGUgcGFja2FnZSwgc3VjaCBhcyBgI2xvc3Nlcy4xMmAuXG4gKlxuICogQHBhcmFtIHtzdHJpbmd9IG5hbWUgc3VjaCBhcyBgQGJwL2xvc3Nlc2BcbiAqIEBwYXJhbSB7c3RyaW5nfSBudW1iZXJcbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGlkT2YobmFtZSwgbnVtYmVyKSB7XG4gIGNvbnN0IG93biA9IG5hbWUuc2xpY2UobmFtZS5pbmRleE9mKCcvJykgKyAxKTtcbiAgcmV0dXJuIG93biA9PT0gJ3RlbnNvcicgPyBgIyR7bnVtYmVyfWAgOiBgIyR7b3dufS4ke251bWJlcn1gO1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3dvcmsvbWFpbi9zY3JpcHRzL21lc3NhZ2VzL251bWJlcmVkLm1qc1wiO2NvbnN0IF9faW5qZWN0ZWRfZGlybmFtZV9fID0gXCIvd29yay9tYWluL3NjcmlwdHMvbWVzc2FnZXNcIjtjb25zdCBfX2luamVjdGVkX2ltcG9ydF9tZXRhX3VybF9fID0gXCJmaWxlOi8vL3dvcmsvbWFpbi9zY3JpcHRzL21lc3NhZ2VzL251bWJlcmVkLm1qc1wiOy8vIFByb2R1Y3Rpb24gYnVpbGRzOiBldmVyeSB0ZW1wbGF0ZSBvZiBhbiBlcnJvciBtYWtlcyB3YXkgZm9yIGl0cyBudW1iZXIuXG5pbXBvcnQgeyByZWFkRmlsZSB9IGZyb20gJ25vZGU6ZnMvcHJvbWlzZXMnO1xuaW1wb3J0IHsgcmVsYXRpdmUgfSBmcm9tICdub2RlOnBhdGgnO1xuaW1wb3J0IHsgcmVhZE1hbmlmZXN0IH0gZnJvbSAnLi4vd29ya3NwYWNlL3B1Ymxpc2hlZC5tanMnO1xuaW1wb3J0IHsgaWRPZiwgcmVhZE51bWJlcnMgfSBmcm9tICcuL251bWJlcnMubWpzJztcbmltcG9ydCB7IHRlbXBsYXRlc0luIH0gZnJvbSAnLi90ZW1wbGF0ZXMubWpzJztcblxuLyoqXG4gKiBBIHNvdXJjZSB3aXRoIGlkcyBmb3IgdGVtcGxhdGVzLCBvbiB0aGUgbGluZXMgdGhhdCBpdCBoYWQuXG4gKlxuICogQHBhcmFtIHtzdHJpbmd9IGZpbGUgaXRzIG5hbWUsIGZvciBjb21wbGFpbnRzXG4gKiBAcGFyYW0ge3N0cmluZ30gc291cmNlXG4gKiBAcGFyYW0ge1JlYWRvbmx5TWFwPHN0cmluZywgc3RyaW5nPn0gaWRzIGJ5IHRlbXBsYXRlXG4gKiBAdGhyb3dzIEVycm9yIGZvciBhIHRlbXBsYXRlIHdpdGhvdXQgYSBudW1iZXJcbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIHdpdGhOdW1iZXJzKGZpbGUsIHNvdXJjZSwgaWRzKSB7XG4gIGxldCBjb2RlID0gc291cmNlO1xuICAvLyBmcm9tIHRoZSBsYXN0IHRvIHRoZSBmaXJzdCwgc28gdGhhdCBwbGFjZXMgYmVmb3JlIGl0IHN0YXlcbiAgZm9yIChjb25zdCB7IHRleHQsIHBsYWNlLCBzdGFydCwgZW5kIH0gb2YgdGVtcGxhdGVzSW4oZmlsZSwgc291cmNlKS5yZXZlcnNlKCkpIHtcbiAgICBjb25zdCBpZCA9IGlkcy5nZXQodGV4dCk7XG4gICAgaWYgKGlkID09PSB1bmRlZmluZWQpIHtcbiAgICAgIHRocm93IG5ldyBFcnJvcihgJHtwbGFjZX06IHRoZSBtZXNzYWdlIGhhcyBubyBudW1iZXI7IFxcYHBucG0gbWVzc2FnZXNcXGAgZ2l2ZXMgaXQgb25lYCk7XG4gICAgfVxuICAgIGNvbnN0IGxpbmVzID0gc291cmNlLnNsaWNlKHN0YXJ0LCBlbmQpLnNwbGl0KCdcXG4nKS5sZW5ndGggLSAxO1xuICAgIGNvZGUgPSBgJHtjb2RlLnNsaWNlKDAsIHN0YXJ0KX0nJHtpZH0nJHsnXFxuJy5yZXBlYXQobGluZXMpfSR7Y29kZS5zbGljZShlbmQpfWA7XG4gIH1cbiAgcmV0dXJuIGNvZGU7XG59XG5cbi8qKlxuICogVGhlIGlkcyBvZiBhIHBhY2thZ2UncyBtZXNzYWdlcy5cbiAqXG4gKiBAcGFyYW0ge3N0cmluZ30gZm9sZGVyXG4gKiBAcmV0dXJucyB7TWFwPHN0cmluZywgc3RyaW5nPn0gYnkgdGVtcGxhdGVcbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGlkc09mKGZvbGRlcikge1xuICBjb25zdCB7IG5hbWUgfSA9IHJlYWRNYW5pZmVzdChmb2xkZXIpO1xuICAvKiogQHR5cGUge01hcDxzdHJpbmcsIHN0cmluZz59ICovXG4gIGNvbnN0IGlkcyA9IG5ldyBNYXAoKTtcbiAgZm9yIChjb25zdCBbbnVtYmVyLCB0ZXh0XSBvZiBPYmplY3QuZW50cmllcyhyZWFkTnVtYmVycyhmb2xkZXIpKSkge1xuICAgIGlmICh0ZXh0ICE9PSBudWxsKSBpZHMuc2V0KHRleHQsIGlkT2YobmFtZSwgbnVtYmVyKSk7XG4gIH1cbiAgcmV0dXJuIGlkcztcbn1cblxuLyoqXG4gKiBUaGUgcGx1Z2luIG9mIGVzYnVpbGQgZm9yIHRoZSBwYWNrYWdlIGluIGEgZm9sZGVyLlxuICpcbiAqIEBwYXJhbSB7c3RyaW5nfSBmb2xkZXJcbiAqIEByZXR1cm5zIHtOb25OdWxsYWJsZTxpbXBvcnQoJ3RzdXAnKS5PcHRpb25zWydlc2J1aWxkUGx1Z2lucyddPltudW1iZXJdfVxuICovXG5leHBvcnQgZnVuY3Rpb24gbnVtYmVyZWRUZW1wbGF0ZXMoZm9sZGVyKSB7XG4gIHJldHVybiB7XG4gICAgbmFtZTogJ251bWJlcmVkLXRlbXBsYXRlcycsXG4gICAgc2V0dXAoYnVpbGQpIHtcbiAgICAgIGNvbnN0IGlkcyA9IGlkc09mKGZvbGRlcik7XG4gICAgICBidWlsZC5vbkxvYWQoeyBmaWx0ZXI6IC9cXC50cyQvIH0sIGFzeW5jICh7IHBhdGggfSkgPT4ge1xuICAgICAgICBjb25zdCBzb3VyY2UgPSBhd2FpdCByZWFkRmlsZShwYXRoLCAndXRmOCcpO1xuICAgICAgICByZXR1cm4geyBjb250ZW50czogd2l0aE51bWJlcnMocmVsYXRpdmUoZm9sZGVyLCBwYXRoKSwgc291cmNlLCBpZHMpLCBsb2FkZXI6ICd0cycgfTtcbiAgICAgIH0pO1xuICAgIH0sXG4gIH07XG59XG4iLCAiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvd29yay9tYWluL3NjcmlwdHMvb3duLWNvZGUubWpzXCI7Y29uc3QgX19pbmplY3RlZF9kaXJuYW1lX18gPSBcIi93b3JrL21haW4vc2NyaXB0c1wiO2NvbnN0IF9faW5qZWN0ZWRfaW1wb3J0X21ldGFfdXJsX18gPSBcImZpbGU6Ly8vd29yay9tYWluL3NjcmlwdHMvb3duLWNvZGUubWpzXCI7Ly8gRXJyb3JzIHN0YXJ0IGF0IHRoZSB1c2VyJ3MgbGluZTogd2hhdCBsaWVzIGJldHdlZW4gdHdvIG1hcmtzIGlzIHRoZSBsaWJyYXJ5J3Mgb3duIGNvZGUsIHdoYXRldmVyIGZpbGUgYSBidW5kbGVyIG1vdmVzIGl0IHRvLlxuLy8gQm90aCBtYXJrcyBhcmUgZnVuY3Rpb25zIHRoYXQgbWFrZSBhbiBlcnJvciB3aGVyZSB0aGV5IHN0YW5kOyBgdGVuc29yL3NyYy9wcm9jZXNzL3VzZXItc3RhY2sudHNgIHJlYWRzIHRoZSBwbGFjZXMuXG5cbmNvbnN0IFNUQVJUID0gJ2NvbnN0IGJwT3duQ29kZT0oKT0+RXJyb3IoKTsnO1xuY29uc3QgRU5EID0gJyhnbG9iYWxUaGlzW1N5bWJvbC5mb3IoXCJAYnAvb3duLWNvZGVcIildPz89W10pLnB1c2goW2JwT3duQ29kZSwoKT0+RXJyb3IoKV0pOyc7XG5cbi8qKlxuICogQ29kZSBiZXR3ZWVuIHR3byBtYXJrcywgb24gdGhlIGxpbmVzIHRoYXQgaXQgaGFkLiBXaGF0IG9ubHkgcGFzc2VzIG5hbWVzIG9uIGlzIGxlZnQgYXMgaXQgaXMuXG4gKlxuICogQHBhcmFtIHtzdHJpbmd9IGNvZGVcbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIG1hcmtPd25Db2RlKGNvZGUpIHtcbiAgaWYgKCEvPT58XFxiZnVuY3Rpb25cXGJ8XFxiY2xhc3NcXGJ8XFxibmV3XFxiLy50ZXN0KGNvZGUpKSByZXR1cm4gY29kZTtcbiAgLy8gYSBkaXJlY3RpdmUgbXVzdCBzdGF5IHRoZSBmaXJzdCBzdGF0ZW1lbnRcbiAgY29uc3QgW2RpcmVjdGl2ZV0gPSAvXihbJ1wiXXVzZSBzdHJpY3RbJ1wiXTtcXHMqKT8vLmV4ZWMoY29kZSkgPz8gWycnXTtcbiAgcmV0dXJuIGAke2RpcmVjdGl2ZX0ke1NUQVJUfSR7Y29kZS5zbGljZShkaXJlY3RpdmUubGVuZ3RoKX1cXG4ke0VORH1cXG5gO1xufVxuXG4vKipcbiAqIEZvciBkZXZlbG9wbWVudCBidWlsZHM7IHRob3NlIGZvciBwcm9kdWN0aW9uIGxlYXZlIHN0YWNrcyBhcyB0aGV5IGFyZSwgYXQgbm8gY29zdC5cbiAqXG4gKiBAdHlwZSB7Tm9uTnVsbGFibGU8aW1wb3J0KCd0c3VwJykuT3B0aW9uc1sncGx1Z2lucyddPltudW1iZXJdfVxuICovXG5leHBvcnQgY29uc3Qgb3duQ29kZUluQnVpbGRzID0ge1xuICBuYW1lOiAnb3duLWNvZGUnLFxuICByZW5kZXJDaHVuayhjb2RlLCB7IHBhdGggfSkge1xuICAgIHJldHVybiAvXFwuYz9qcyQvLnRlc3QocGF0aCkgPyB7IGNvZGU6IG1hcmtPd25Db2RlKGNvZGUpIH0gOiB1bmRlZmluZWQ7XG4gIH0sXG59O1xuXG4vKipcbiAqIEZvciB0ZXN0cywgd2hpY2ggcnVuIG9uIHNvdXJjZXMuIFdpdGggQlBfV0hPTEVfU1RBQ0tTPTEgdGhleSBzaG93IHRoZSBsaWJyYXJ5J3Mgb3duIGxpbmVzLCB0b28uXG4gKlxuICogQHR5cGUge2ltcG9ydCgndml0ZXN0L2NvbmZpZycpLlBsdWdpbn1cbiAqL1xuZXhwb3J0IGNvbnN0IG93bkNvZGVJblRlc3RzID0ge1xuICBuYW1lOiAnb3duLWNvZGUnLFxuICBlbmZvcmNlOiAncHJlJyxcbiAgdHJhbnNmb3JtKGNvZGUsIGlkKSB7XG4gICAgaWYgKHByb2Nlc3MuZW52LkJQX1dIT0xFX1NUQUNLUykgcmV0dXJuIHVuZGVmaW5lZDtcbiAgICBpZiAoIS9bXFxcXC9dcGFja2FnZXNbXFxcXC9dKD8hdGVzdGluZylcXHcrW1xcXFwvXXNyY1tcXFxcL10uKig/PCFcXC50ZXN0KVxcLnRzJC8udGVzdChpZCkpXG4gICAgICByZXR1cm4gdW5kZWZpbmVkO1xuICAgIHJldHVybiB7IGNvZGU6IG1hcmtPd25Db2RlKGNvZGUpLCBtYXA6IG51bGwgfTtcbiAgfSxcbn07XG4iLCAiY29uc3QgX19pbmplY3RlZF9maWxlbmFtZV9fID0gXCIvd29yay9tYWluL3NjcmlwdHMvdGhpcmQtcGFydHkubWpzXCI7Y29uc3QgX19pbmplY3RlZF9kaXJuYW1lX18gPSBcIi93b3JrL21haW4vc2NyaXB0c1wiO2NvbnN0IF9faW5qZWN0ZWRfaW1wb3J0X21ldGFfdXJsX18gPSBcImZpbGU6Ly8vd29yay9tYWluL3NjcmlwdHMvdGhpcmQtcGFydHkubWpzXCI7Ly8gVGhlIGNvZGUgb2Ygb3RoZXJzIHRoYXQgYSBidWlsZCBjb250YWlucywgYWdhaW5zdCB0aGUgZmlsZSB0aGF0IG5hbWVzIGl0LlxuaW1wb3J0IHsgZXhpc3RzU3luYywgcmVhZEZpbGVTeW5jIH0gZnJvbSAnbm9kZTpmcyc7XG5pbXBvcnQgeyBqb2luIH0gZnJvbSAnbm9kZTpwYXRoJztcbmltcG9ydCB7IHJlYWRNYW5pZmVzdCB9IGZyb20gJy4vd29ya3NwYWNlL3B1Ymxpc2hlZC5tanMnO1xuXG5leHBvcnQgY29uc3QgTElDRU5TRVMgPSAnVEhJUkQtUEFSVFktTElDRU5TRVMubWQnO1xuXG4vKipcbiAqIFdoYXQgaXMgd3Jvbmcgd2l0aCBhIHBhY2thZ2UncyBsaXN0LCBhIGxpbmUgZWFjaDogcGFja2FnZXMgb2Ygd2hpY2ggYSBidWlsZCBjb250YWlucyBmaWxlcyBhbmQgd2hpY2ggaXQgZG9lcyBub3QgbmFtZSB3aXRoXG4gKiB0aGVpciB2ZXJzaW9uLCBhbmQgdGhlIG90aGVyIHdheSBhYm91dC5cbiAqXG4gKiBAcGFyYW0ge3N0cmluZ30gbGlzdCB0aGUgdGV4dCBvZiB0aGUgZmlsZSwgd2l0aCBhIHJvdyBgfCBbbmFtZV0oXHUyMDI2KSB2ZXJzaW9uIHxgIGZvciBlYWNoIHBhY2thZ2VcbiAqIEBwYXJhbSB7cmVhZG9ubHkgc3RyaW5nW119IGlucHV0cyB0aGUgZmlsZXMgdGhhdCBhIGJ1aWxkIHdhcyBtYWRlIG9mXG4gKiBAcGFyYW0geyhmb2xkZXI6IHN0cmluZykgPT4gc3RyaW5nfSB2ZXJzaW9uT2YgdGhlIHZlcnNpb24gb2YgdGhlIHBhY2thZ2UgaW4gYSBmb2xkZXJcbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGxpY2Vuc2VGaW5kaW5ncyhsaXN0LCBpbnB1dHMsIHZlcnNpb25PZikge1xuICBjb25zdCBsaXN0ZWQgPSBBcnJheS5mcm9tKFxuICAgIGxpc3QubWF0Y2hBbGwoL15cXHwgXFxbKFteXFxdXSspXFxdXFwoW14pXSpcXCkgKFxcUyspIFxcfC9nbSksXG4gICAgKFssIG5hbWUsIHZlcnNpb25dKSA9PiBgJHtuYW1lfSAke3ZlcnNpb259YCxcbiAgKTtcbiAgY29uc3QgYnVuZGxlZCA9IG5ldyBTZXQoXG4gICAgaW5wdXRzLmZsYXRNYXAoKGlucHV0KSA9PiB7XG4gICAgICBjb25zdCBbZm9sZGVyLCBuYW1lXSA9XG4gICAgICAgIGlucHV0Lm1hdGNoKC9eLipbXFxcXC9dP25vZGVfbW9kdWxlc1tcXFxcL10oKD86QFteXFxcXC9dK1tcXFxcL10pP1teXFxcXC9dKykvKSA/PyBbXTtcbiAgICAgIHJldHVybiBmb2xkZXIgJiYgbmFtZSA/IFtgJHtuYW1lLnJlcGxhY2UoJ1xcXFwnLCAnLycpfSAke3ZlcnNpb25PZihmb2xkZXIpfWBdIDogW107XG4gICAgfSksXG4gICk7XG4gIHJldHVybiBbXG4gICAgLi4uWy4uLmJ1bmRsZWRdLmZpbHRlcigob25lKSA9PiAhbGlzdGVkLmluY2x1ZGVzKG9uZSkpLm1hcCgob25lKSA9PiBgZG9lcyBub3QgbmFtZSAke29uZX1gKSxcbiAgICAuLi5saXN0ZWQuZmlsdGVyKChvbmUpID0+ICFidW5kbGVkLmhhcyhvbmUpKS5tYXAoKG9uZSkgPT4gYG5hbWVzICR7b25lfSwgd2hpY2ggaXMgbm90IHRoZXJlYCksXG4gIF07XG59XG5cbi8qKlxuICogSGFzIGVzYnVpbGQgZmFpbCB3aGVyZSB0aGUgbGlzdCBvZiB0aGUgcGFja2FnZSBpbiBhIGZvbGRlciBpcyBub3QgdHJ1ZS5cbiAqXG4gKiBAcGFyYW0ge3N0cmluZ30gZm9sZGVyXG4gKiBAcmV0dXJucyB7Tm9uTnVsbGFibGU8aW1wb3J0KCd0c3VwJykuT3B0aW9uc1snZXNidWlsZFBsdWdpbnMnXT5bbnVtYmVyXX1cbiAqL1xuZXhwb3J0IGZ1bmN0aW9uIGxpc3RlZExpY2Vuc2VzKGZvbGRlcikge1xuICByZXR1cm4ge1xuICAgIG5hbWU6ICdsaXN0ZWQtbGljZW5zZXMnLFxuICAgIHNldHVwKGJ1aWxkKSB7XG4gICAgICBidWlsZC5pbml0aWFsT3B0aW9ucy5tZXRhZmlsZSA9IHRydWU7XG4gICAgICBidWlsZC5vbkVuZCgoeyBtZXRhZmlsZSB9KSA9PiB7XG4gICAgICAgIGlmICghbWV0YWZpbGUpIHJldHVybiB1bmRlZmluZWQ7XG4gICAgICAgIGNvbnN0IGZpbGUgPSBqb2luKGZvbGRlciwgTElDRU5TRVMpO1xuICAgICAgICBjb25zdCBsaXN0ID0gZXhpc3RzU3luYyhmaWxlKSA/IHJlYWRGaWxlU3luYyhmaWxlLCAndXRmOCcpIDogJyc7XG4gICAgICAgIGNvbnN0IGZpbmRpbmdzID0gbGljZW5zZUZpbmRpbmdzKFxuICAgICAgICAgIGxpc3QsXG4gICAgICAgICAgT2JqZWN0LmtleXMobWV0YWZpbGUuaW5wdXRzKSxcbiAgICAgICAgICAob25lKSA9PiByZWFkTWFuaWZlc3Qoam9pbihmb2xkZXIsIG9uZSkpLnZlcnNpb24sXG4gICAgICAgICk7XG4gICAgICAgIHJldHVybiB7IGVycm9yczogZmluZGluZ3MubWFwKChmaW5kaW5nKSA9PiAoeyB0ZXh0OiBgJHtMSUNFTlNFU30gJHtmaW5kaW5nfWAgfSkpIH07XG4gICAgICB9KTtcbiAgICB9LFxuICB9O1xufVxuIiwgImNvbnN0IF9faW5qZWN0ZWRfZmlsZW5hbWVfXyA9IFwiL3dvcmsvbWFpbi9wYWNrYWdlcy9hbGwvdHN1cC5jb25maWcudHNcIjtjb25zdCBfX2luamVjdGVkX2Rpcm5hbWVfXyA9IFwiL3dvcmsvbWFpbi9wYWNrYWdlcy9hbGxcIjtjb25zdCBfX2luamVjdGVkX2ltcG9ydF9tZXRhX3VybF9fID0gXCJmaWxlOi8vL3dvcmsvbWFpbi9wYWNrYWdlcy9hbGwvdHN1cC5jb25maWcudHNcIjtpbXBvcnQgeyBsaWJyYXJ5IH0gZnJvbSAnLi4vLi4vdHN1cC5iYXNlJztcblxuZXhwb3J0IGRlZmF1bHQgbGlicmFyeSh7IGJyb3dzZXI6ICdicCcgfSk7XG4iXSwKICAibWFwcGluZ3MiOiAiO0FBQXdLLFNBQVMsb0JBQW9CO0FBQ3JNLFNBQVMsb0JBQWtDOzs7QUNEeUssU0FBUyxnQkFBZ0I7QUFDN08sU0FBUyxnQkFBZ0I7QUFLekIsSUFBTSxXQUFXO0FBQ2pCLElBQU0sV0FBVztBQUVqQixJQUFNLFFBQ0o7QUFPRixJQUFNLFVBQW1GO0FBQUEsRUFDdkYsY0FBYztBQUFBLElBQ1osQ0FBQyw0Q0FBNEMsRUFBRTtBQUFBLElBQy9DLENBQUMsZUFBZSxPQUFPO0FBQUEsSUFDdkIsQ0FBQyxpRUFBaUUsSUFBSTtBQUFBLElBQ3RFLENBQUMsd0RBQXdELEVBQUU7QUFBQSxJQUMzRCxDQUFDLHdCQUF3QixFQUFFO0FBQUEsSUFDM0IsQ0FBQyxrRkFBa0YsRUFBRTtBQUFBLElBQ3JGLENBQUMsZ0ZBQWdGLEVBQUU7QUFBQSxJQUNuRixDQUFDLHdEQUF3RCxFQUFFO0FBQUEsSUFDM0QsQ0FBQyxvRUFBb0UsdUJBQXVCO0FBQUEsRUFDOUY7QUFBQSxFQUNBLFdBQVc7QUFBQSxJQUNULENBQUMsbUNBQW1DLEVBQUU7QUFBQSxJQUN0QyxDQUFDLHFEQUFxRCxFQUFFO0FBQUEsSUFDeEQsQ0FBQyx1Q0FBdUMsRUFBRTtBQUFBLEVBQzVDO0FBQ0Y7QUFFQSxTQUFTLFNBQVMsTUFBYyxRQUF3QjtBQUN0RCxVQUFRLFFBQVEsU0FBUyxJQUFJLENBQUMsS0FBSyxDQUFDLEdBQUcsT0FBTyxDQUFDLE1BQU0sQ0FBQyxVQUFVLE1BQU0sTUFBTTtBQUMxRSxVQUFNLFVBQVUsS0FBSyxRQUFRLFVBQVUsTUFBTTtBQUM3QyxRQUFJLFlBQVksS0FBTSxPQUFNLElBQUksTUFBTSxHQUFHLElBQUksc0JBQXNCLFFBQVEsRUFBRTtBQUM3RSxXQUFPO0FBQUEsRUFDVCxHQUFHLE1BQU07QUFDWDtBQUdBLFNBQVMsU0FBUyxNQUFjLFFBQXdCO0FBQ3RELFFBQU0sU0FBUyxPQUNaLFFBQVEsT0FBTyxzQkFBc0IsRUFDckMsUUFBUSxVQUFVLHFCQUFxQixFQUN2QyxRQUFRLFVBQVUsaUJBQWlCO0FBQ3RDLE1BQUksdUJBQXVCLEtBQUssTUFBTSxFQUFHLE9BQU0sSUFBSSxNQUFNLEdBQUcsSUFBSSw0QkFBNEI7QUFDNUYsU0FBTztBQUNUO0FBTU8sSUFBTSxvQkFBNEI7QUFBQSxFQUN2QyxNQUFNO0FBQUEsRUFDTixNQUFNLE9BQU87QUFDWCxVQUFNLE9BQU8sRUFBRSxRQUFRLGdDQUFnQyxHQUFHLE9BQU8sRUFBRSxLQUFLLE1BQU07QUFFNUUsVUFBSSxzQkFBc0IsS0FBSyxJQUFJLEVBQUcsUUFBTyxFQUFFLFVBQVUsOEJBQThCO0FBQ3ZGLGFBQU8sRUFBRSxVQUFVLFNBQVMsTUFBTSxTQUFTLE1BQU0sTUFBTSxTQUFTLE1BQU0sTUFBTSxDQUFDLENBQUMsRUFBRTtBQUFBLElBQ2xGLENBQUM7QUFBQSxFQUNIO0FBQ0Y7OztBQ2pFQSxTQUFTLGNBQUFBLG1CQUFrQjtBQUMzQixTQUFTLFFBQUFDLGFBQVk7QUFDckIsU0FBUyxxQkFBcUI7OztBQ0g5QixTQUFTLG9CQUFvQjtBQUM3QixTQUFTLFFBQUFDLGFBQVk7OztBQ0RyQixTQUFTLFlBQVksbUJBQW1CO0FBQ3hDLFNBQVMsWUFBWTtBQU1kLFNBQVMsZUFBZSxNQUFNO0FBQ25DLFFBQU0sVUFBVSxDQUFDLFlBQVksUUFBUSxVQUFVLEVBQUU7QUFBQSxJQUFRLENBQUMsVUFDeEQsV0FBVyxLQUFLLE1BQU0sS0FBSyxDQUFDLElBQ3hCLFlBQVksS0FBSyxNQUFNLEtBQUssQ0FBQyxFQUFFLElBQUksQ0FBQyxTQUFTLEdBQUcsS0FBSyxJQUFJLElBQUksRUFBRSxJQUMvRCxDQUFDO0FBQUEsRUFDUDtBQUNBLFNBQU8sQ0FBQyxHQUFHLFNBQVMsT0FBTyxFQUFFLE9BQU8sQ0FBQyxXQUFXLFdBQVcsS0FBSyxNQUFNLFFBQVEsY0FBYyxDQUFDLENBQUM7QUFDaEc7OztBREdPLFNBQVMsa0JBQWtCLE1BQU07QUFDdEMsU0FBTyxlQUFlLElBQUksRUFDdkIsT0FBTyxDQUFDLFdBQVcsT0FBTyxXQUFXLFdBQVcsQ0FBQyxFQUNqRCxJQUFJLENBQUMsWUFBWSxFQUFFLFFBQVEsR0FBRyxhQUFhQyxNQUFLLE1BQU0sTUFBTSxDQUFDLEVBQUUsRUFBRSxFQUNqRSxPQUFPLENBQUMsYUFBYSxDQUFDLFNBQVMsT0FBTyxFQUN0QyxJQUFJLENBQUMsRUFBRSxRQUFRLE1BQU0sUUFBUSxPQUFPLEVBQUUsTUFBTSxRQUFRLE9BQU8sUUFBUSxNQUFNLE9BQU8sRUFBRSxFQUFFO0FBQ3pGO0FBUU8sU0FBUyxRQUFRLE1BQU0sVUFBVSxDQUFDLEdBQUc7QUFDMUMsU0FBTyxPQUFPLEtBQUssT0FBTyxFQUN2QixPQUFPLENBQUMsU0FBUyxTQUFTLGdCQUFnQixFQUMxQyxJQUFJLENBQUMsU0FBUyxPQUFPLEtBQUssTUFBTSxDQUFDLENBQUM7QUFDdkM7QUFHTyxTQUFTLGFBQWEsUUFBUTtBQUNuQyxTQUFPLEtBQUssTUFBTSxhQUFhQSxNQUFLLFFBQVEsY0FBYyxHQUFHLE1BQU0sQ0FBQztBQUN0RTs7O0FFeENBLFNBQVMsY0FBQUMsYUFBWSxnQkFBQUMscUJBQW9CO0FBQ3pDLFNBQVMsUUFBQUMsYUFBWTtBQUNyQixPQUFPQyxTQUFROzs7QUNGZixTQUFTLGdCQUFBQyxxQkFBb0I7QUFDN0IsU0FBUyxRQUFBQyxhQUFZO0FBQ3JCLE9BQU8sUUFBUTs7O0FDSCtNLFNBQVMsZUFBQUMsY0FBYSxnQkFBZ0I7QUFDcFEsU0FBUyxRQUFBQyxhQUFZOzs7QURzQmQsU0FBUyxZQUFZLE1BQU0sUUFBUTtBQUN4QyxNQUFJLENBQUMsT0FBTyxTQUFTLFNBQVMsRUFBRyxRQUFPLENBQUM7QUFDekMsUUFBTSxTQUFTLEdBQUcsaUJBQWlCLE1BQU0sUUFBUSxHQUFHLGFBQWEsUUFBUSxJQUFJO0FBRTdFLFFBQU0sUUFBUSxDQUFDO0FBRWYsUUFBTSxRQUFRLENBQUMsU0FBUztBQUN0QixRQUFJLEdBQUcsZ0JBQWdCLElBQUksS0FBSyxLQUFLLFdBQVcsUUFBUSxNQUFNLFdBQVc7QUFDdkUsWUFBTSxLQUFLLFdBQVcsTUFBTSxNQUFNLENBQUM7QUFBQSxJQUNyQztBQUNBLE9BQUcsYUFBYSxNQUFNLEtBQUs7QUFBQSxFQUM3QjtBQUNBLFFBQU0sTUFBTTtBQUNaLFNBQU87QUFDVDtBQW9CTyxTQUFTLFFBQVEsVUFBVTtBQUNoQyxTQUFPLENBQUMsR0FBRyxJQUFJLElBQUksTUFBTSxLQUFLLFNBQVMsU0FBUyxZQUFZLEdBQUcsQ0FBQyxDQUFDLEVBQUUsSUFBSSxNQUFNLElBQUksQ0FBQyxDQUFDO0FBQ3JGO0FBUU8sU0FBUyxPQUFPLE1BQU07QUFDM0IsTUFBSSxTQUFTLE9BQVcsUUFBTztBQUMvQixNQUFJLEdBQUcsb0JBQW9CLElBQUksRUFBRyxRQUFPLEtBQUs7QUFDOUMsTUFBSSxHQUFHLG1CQUFtQixJQUFJLEtBQUssS0FBSyxjQUFjLFNBQVMsR0FBRyxXQUFXLFdBQVc7QUFDdEYsVUFBTSxDQUFDLE1BQU0sS0FBSyxJQUFJLENBQUMsT0FBTyxLQUFLLElBQUksR0FBRyxPQUFPLEtBQUssS0FBSyxDQUFDO0FBQzVELFdBQU8sU0FBUyxRQUFRLFVBQVUsT0FBTyxPQUFPLE9BQU87QUFBQSxFQUN6RDtBQUNBLFNBQU87QUFDVDtBQUdBLFNBQVMsV0FBVyxRQUFRLFFBQVE7QUFDbEMsUUFBTSxPQUFPLE9BQU8sOEJBQThCLE9BQU8sU0FBUyxDQUFDLEVBQUUsT0FBTztBQUM1RSxRQUFNLFFBQVEsR0FBRyxPQUFPLFFBQVEsSUFBSSxJQUFJO0FBQ3hDLFFBQU0sQ0FBQyxFQUFFLEVBQUUsVUFBVSxNQUFNLElBQUksT0FBTyxhQUFhLENBQUM7QUFDcEQsUUFBTSxPQUFPLE9BQU8sUUFBUTtBQUM1QixNQUFJLFNBQVMsS0FBTSxPQUFNLElBQUksTUFBTSxHQUFHLEtBQUsscUNBQXFDO0FBQ2hGLFFBQU0sUUFBUSxRQUFRLElBQUksRUFBRSxLQUFLLElBQUk7QUFDckMsUUFBTSxRQUFRLFdBQVcsTUFBTSxHQUFHLEtBQUssSUFBSTtBQUMzQyxNQUFJLFVBQVUsT0FBTztBQUNuQixVQUFNLElBQUk7QUFBQSxNQUNSLEdBQUcsS0FBSywwQkFBMEIsS0FBSyxpQ0FBaUMsU0FBUyxRQUFHO0FBQUEsSUFDdEY7QUFBQSxFQUNGO0FBQ0EsU0FBTyxFQUFFLE1BQU0sT0FBTyxPQUFPLFNBQVMsU0FBUyxHQUFHLEtBQUssU0FBUyxPQUFPLEVBQUU7QUFDM0U7QUFRQSxTQUFTLFdBQVcsTUFBTTtBQUN4QixNQUFJLFNBQVMsT0FBVyxRQUFPLENBQUM7QUFDaEMsTUFBSSxHQUFHLGFBQWEsSUFBSSxFQUFHLFFBQU8sV0FBVyxjQUFjLE1BQU0sS0FBSyxJQUFJLENBQUM7QUFDM0UsTUFBSSxDQUFDLEdBQUcsMEJBQTBCLElBQUksRUFBRyxRQUFPO0FBQ2hELFFBQU0sUUFBUSxLQUFLLFdBQVc7QUFBQSxJQUFJLENBQUMsY0FDaEMsR0FBRyxxQkFBcUIsUUFBUSxLQUFLLEdBQUcsOEJBQThCLFFBQVEsTUFDL0UsR0FBRyxhQUFhLFNBQVMsSUFBSSxJQUN6QixTQUFTLEtBQUssT0FDZDtBQUFBLEVBQ047QUFDQSxTQUFPLE1BQU0sTUFBTSxDQUFDLFNBQVMsU0FBUyxJQUFJLElBQUksUUFBUTtBQUN4RDtBQVNBLFNBQVMsY0FBYyxNQUFNLE1BQU07QUFDakMsV0FBUyxTQUFTLEtBQUssUUFBUSxRQUFRLFNBQVMsT0FBTyxRQUFRO0FBQzdELFFBQUksQ0FBQyxHQUFHLFFBQVEsTUFBTSxLQUFLLENBQUMsR0FBRyxhQUFhLE1BQU0sRUFBRztBQUNyRCxlQUFXLGFBQWEsT0FBTyxZQUFZO0FBQ3pDLFVBQUksQ0FBQyxHQUFHLG9CQUFvQixTQUFTLEVBQUc7QUFDeEMsWUFBTSxFQUFFLGNBQUFDLGNBQWEsSUFBSSxVQUFVO0FBQ25DLFlBQU0sUUFBUUEsY0FBYSxLQUFLLENBQUMsUUFBUSxJQUFJLEtBQUssUUFBUSxNQUFNLElBQUk7QUFDcEUsVUFBSSxNQUFPLFFBQU8sTUFBTTtBQUFBLElBQzFCO0FBQUEsRUFDRjtBQUNBLFNBQU87QUFDVDs7O0FEekhPLFNBQVMsV0FBVyxRQUFRO0FBQ2pDLFFBQU0sT0FBT0MsTUFBSyxRQUFRLE9BQU8sT0FBTztBQUN4QyxTQUFPQyxZQUFXLElBQUksSUFBSSxTQUFTLE1BQU1DLGNBQWEsTUFBTSxNQUFNLENBQUMsSUFBSSxDQUFDO0FBQzFFO0FBUU8sU0FBUyxTQUFTLE1BQU0sUUFBUTtBQUNyQyxRQUFNLFNBQVNDLElBQUcsaUJBQWlCLE1BQU0sUUFBUUEsSUFBRyxhQUFhLFFBQVEsSUFBSTtBQUM3RSxRQUFNLFFBQVEsUUFBUSxNQUFNO0FBQzVCLE1BQUksQ0FBQyxNQUFPLE9BQU0sSUFBSSxNQUFNLEdBQUcsSUFBSSw2Q0FBd0M7QUFFM0UsUUFBTSxXQUFXLENBQUM7QUFDbEIsYUFBVyxZQUFZLE1BQU0sWUFBWTtBQUN2QyxVQUFNLE9BQU8sT0FBTyw4QkFBOEIsU0FBUyxTQUFTLENBQUMsRUFBRSxPQUFPO0FBQzlFLFVBQU0sVUFBVSxTQUFTLFFBQVFBLElBQUcsb0JBQW9CLFNBQVMsSUFBSSxLQUFLLFNBQVMsS0FBSztBQUN4RixVQUFNLFNBQVNBLElBQUcscUJBQXFCLFFBQVEsSUFBSSxPQUFPLFNBQVMsV0FBVyxJQUFJO0FBQ2xGLFFBQUksQ0FBQyxXQUFXLFdBQVc7QUFDekIsWUFBTSxJQUFJLE1BQU0sR0FBRyxJQUFJLElBQUksSUFBSSxnQ0FBZ0M7QUFDakUsUUFBSSxXQUFXLFNBQVUsT0FBTSxJQUFJLE1BQU0sR0FBRyxJQUFJLElBQUksSUFBSSxNQUFNLE9BQU8sZUFBZTtBQUNwRixhQUFTLE9BQU8sSUFBSTtBQUFBLEVBQ3RCO0FBQ0EsU0FBTztBQUNUO0FBR0EsU0FBUyxRQUFRLEVBQUUsV0FBVyxHQUFHO0FBQy9CLGFBQVcsYUFBYSxZQUFZO0FBQ2xDLFFBQUksQ0FBQ0EsSUFBRyxvQkFBb0IsU0FBUyxFQUFHO0FBQ3hDLFVBQU0sQ0FBQyxFQUFFLE1BQU0sWUFBWSxDQUFDLElBQUksVUFBVSxnQkFBZ0I7QUFDMUQsUUFBSSxLQUFLLFFBQVEsTUFBTSxRQUFRLGVBQWVBLElBQUcsMEJBQTBCLFdBQVcsR0FBRztBQUN2RixhQUFPO0FBQUEsSUFDVDtBQUFBLEVBQ0Y7QUFDQSxTQUFPO0FBQ1Q7OztBR2hEQSxTQUFTLGNBQUFDLGFBQVksZ0JBQUFDLHFCQUFvQjtBQUN6QyxTQUFTLFFBQUFDLGFBQVk7QUFVZCxJQUFNLFVBQVU7QUFNaEIsU0FBUyxZQUFZLFFBQVE7QUFDbEMsUUFBTSxPQUFPQyxNQUFLLFFBQVEsT0FBTztBQUNqQyxTQUFPQyxZQUFXLElBQUksSUFBSSxLQUFLLE1BQU1DLGNBQWEsTUFBTSxNQUFNLENBQUMsSUFBSSxDQUFDO0FBQ3RFO0FBeURPLFNBQVMsS0FBSyxNQUFNLFFBQVE7QUFDakMsUUFBTSxNQUFNLEtBQUssTUFBTSxLQUFLLFFBQVEsR0FBRyxJQUFJLENBQUM7QUFDNUMsU0FBTyxRQUFRLFdBQVcsSUFBSSxNQUFNLEtBQUssSUFBSSxHQUFHLElBQUksTUFBTTtBQUM1RDs7O0FOakZvSSxJQUFNLCtCQUErQjtBQVN6SyxJQUFNLE9BQU8sY0FBYyxJQUFJLElBQUksU0FBUyw0QkFBZSxDQUFDO0FBRzVELElBQU0sUUFBUTtBQU9QLFNBQVMsZUFBZSxNQUFNO0FBRW5DLFFBQU0sVUFBVSxDQUFDO0FBRWpCLFFBQU0sU0FBUyxDQUFDO0FBQ2hCLGFBQVcsRUFBRSxNQUFNLE9BQU8sS0FBSyxrQkFBa0IsSUFBSSxHQUFHO0FBQ3RELFVBQU0sYUFBYSxXQUFXQyxNQUFLLE1BQU0sTUFBTSxDQUFDO0FBQ2hELGVBQVcsQ0FBQyxRQUFRLElBQUksS0FBSyxPQUFPLFFBQVEsWUFBWUEsTUFBSyxNQUFNLE1BQU0sQ0FBQyxDQUFDLEdBQUc7QUFDNUUsVUFBSSxTQUFTLEtBQU07QUFDbkIsWUFBTSxLQUFLLEtBQUssTUFBTSxNQUFNO0FBQzVCLGNBQVEsRUFBRSxJQUFJO0FBQ2QsVUFBSSxRQUFRLFdBQVksUUFBTyxFQUFFLElBQUksV0FBVyxJQUFJO0FBQUEsSUFDdEQ7QUFBQSxFQUNGO0FBQ0EsU0FBTywwQkFBMEIsS0FBSyxVQUFVLE9BQU8sQ0FBQztBQUFBLHdCQUNsQyxLQUFLLFVBQVUsTUFBTSxDQUFDO0FBQUE7QUFFOUM7QUFPTyxJQUFNLG1CQUFtQjtBQUFBLEVBQzlCLE1BQU07QUFBQSxFQUNOLE1BQU0sT0FBTztBQUNYLFVBQU0sT0FBTyxFQUFFLFFBQVEsTUFBTSxHQUFHLE9BQU87QUFBQSxNQUNyQyxVQUFVLGVBQWUsSUFBSTtBQUFBLE1BQzdCLFlBQVksY0FBYyxJQUFJO0FBQUEsSUFDaEMsRUFBRTtBQUFBLEVBQ0o7QUFDRjtBQWtCQSxTQUFTLGNBQWMsTUFBTTtBQUMzQixTQUFPLGtCQUFrQixJQUFJLEVBQzFCLFFBQVEsQ0FBQyxFQUFFLE9BQU8sTUFBTSxDQUFDQyxNQUFLLE1BQU0sUUFBUSxPQUFPLEdBQUdBLE1BQUssTUFBTSxRQUFRLE9BQU8sT0FBTyxDQUFDLENBQUMsRUFDekYsT0FBT0MsV0FBVTtBQUN0Qjs7O0FPeEVBLFNBQVMsWUFBQUMsaUJBQWdCO0FBQ3pCLFNBQVMsZ0JBQWdCO0FBYWxCLFNBQVMsWUFBWSxNQUFNLFFBQVEsS0FBSztBQUM3QyxNQUFJLE9BQU87QUFFWCxhQUFXLEVBQUUsTUFBTSxPQUFPLE9BQU8sSUFBSSxLQUFLLFlBQVksTUFBTSxNQUFNLEVBQUUsUUFBUSxHQUFHO0FBQzdFLFVBQU0sS0FBSyxJQUFJLElBQUksSUFBSTtBQUN2QixRQUFJLE9BQU8sUUFBVztBQUNwQixZQUFNLElBQUksTUFBTSxHQUFHLEtBQUssNkRBQTZEO0FBQUEsSUFDdkY7QUFDQSxVQUFNLFFBQVEsT0FBTyxNQUFNLE9BQU8sR0FBRyxFQUFFLE1BQU0sSUFBSSxFQUFFLFNBQVM7QUFDNUQsV0FBTyxHQUFHLEtBQUssTUFBTSxHQUFHLEtBQUssQ0FBQyxJQUFJLEVBQUUsSUFBSSxLQUFLLE9BQU8sS0FBSyxDQUFDLEdBQUcsS0FBSyxNQUFNLEdBQUcsQ0FBQztBQUFBLEVBQzlFO0FBQ0EsU0FBTztBQUNUO0FBUU8sU0FBUyxNQUFNLFFBQVE7QUFDNUIsUUFBTSxFQUFFLEtBQUssSUFBSSxhQUFhLE1BQU07QUFFcEMsUUFBTSxNQUFNLG9CQUFJLElBQUk7QUFDcEIsYUFBVyxDQUFDLFFBQVEsSUFBSSxLQUFLLE9BQU8sUUFBUSxZQUFZLE1BQU0sQ0FBQyxHQUFHO0FBQ2hFLFFBQUksU0FBUyxLQUFNLEtBQUksSUFBSSxNQUFNLEtBQUssTUFBTSxNQUFNLENBQUM7QUFBQSxFQUNyRDtBQUNBLFNBQU87QUFDVDtBQVFPLFNBQVMsa0JBQWtCLFFBQVE7QUFDeEMsU0FBTztBQUFBLElBQ0wsTUFBTTtBQUFBLElBQ04sTUFBTSxPQUFPO0FBQ1gsWUFBTSxNQUFNLE1BQU0sTUFBTTtBQUN4QixZQUFNLE9BQU8sRUFBRSxRQUFRLFFBQVEsR0FBRyxPQUFPLEVBQUUsS0FBSyxNQUFNO0FBQ3BELGNBQU0sU0FBUyxNQUFNQyxVQUFTLE1BQU0sTUFBTTtBQUMxQyxlQUFPLEVBQUUsVUFBVSxZQUFZLFNBQVMsUUFBUSxJQUFJLEdBQUcsUUFBUSxHQUFHLEdBQUcsUUFBUSxLQUFLO0FBQUEsTUFDcEYsQ0FBQztBQUFBLElBQ0g7QUFBQSxFQUNGO0FBQ0Y7OztBQzNEQSxJQUFNLFFBQVE7QUFDZCxJQUFNLE1BQU07QUFPTCxTQUFTLFlBQVksTUFBTTtBQUNoQyxNQUFJLENBQUMsb0NBQW9DLEtBQUssSUFBSSxFQUFHLFFBQU87QUFFNUQsUUFBTSxDQUFDLFNBQVMsSUFBSSw2QkFBNkIsS0FBSyxJQUFJLEtBQUssQ0FBQyxFQUFFO0FBQ2xFLFNBQU8sR0FBRyxTQUFTLEdBQUcsS0FBSyxHQUFHLEtBQUssTUFBTSxVQUFVLE1BQU0sQ0FBQztBQUFBLEVBQUssR0FBRztBQUFBO0FBQ3BFO0FBT08sSUFBTSxrQkFBa0I7QUFBQSxFQUM3QixNQUFNO0FBQUEsRUFDTixZQUFZLE1BQU0sRUFBRSxLQUFLLEdBQUc7QUFDMUIsV0FBTyxVQUFVLEtBQUssSUFBSSxJQUFJLEVBQUUsTUFBTSxZQUFZLElBQUksRUFBRSxJQUFJO0FBQUEsRUFDOUQ7QUFDRjs7O0FDM0JBLFNBQVMsY0FBQUMsYUFBWSxnQkFBQUMscUJBQW9CO0FBQ3pDLFNBQVMsUUFBQUMsYUFBWTtBQUdkLElBQU0sV0FBVztBQVVqQixTQUFTLGdCQUFnQixNQUFNLFFBQVEsV0FBVztBQUN2RCxRQUFNLFNBQVMsTUFBTTtBQUFBLElBQ25CLEtBQUssU0FBUyxzQ0FBc0M7QUFBQSxJQUNwRCxDQUFDLENBQUMsRUFBRSxNQUFNLE9BQU8sTUFBTSxHQUFHLElBQUksSUFBSSxPQUFPO0FBQUEsRUFDM0M7QUFDQSxRQUFNLFVBQVUsSUFBSTtBQUFBLElBQ2xCLE9BQU8sUUFBUSxDQUFDLFVBQVU7QUFDeEIsWUFBTSxDQUFDLFFBQVEsSUFBSSxJQUNqQixNQUFNLE1BQU0sdURBQXVELEtBQUssQ0FBQztBQUMzRSxhQUFPLFVBQVUsT0FBTyxDQUFDLEdBQUcsS0FBSyxRQUFRLE1BQU0sR0FBRyxDQUFDLElBQUksVUFBVSxNQUFNLENBQUMsRUFBRSxJQUFJLENBQUM7QUFBQSxJQUNqRixDQUFDO0FBQUEsRUFDSDtBQUNBLFNBQU87QUFBQSxJQUNMLEdBQUcsQ0FBQyxHQUFHLE9BQU8sRUFBRSxPQUFPLENBQUMsUUFBUSxDQUFDLE9BQU8sU0FBUyxHQUFHLENBQUMsRUFBRSxJQUFJLENBQUMsUUFBUSxpQkFBaUIsR0FBRyxFQUFFO0FBQUEsSUFDMUYsR0FBRyxPQUFPLE9BQU8sQ0FBQyxRQUFRLENBQUMsUUFBUSxJQUFJLEdBQUcsQ0FBQyxFQUFFLElBQUksQ0FBQyxRQUFRLFNBQVMsR0FBRyxzQkFBc0I7QUFBQSxFQUM5RjtBQUNGO0FBUU8sU0FBUyxlQUFlLFFBQVE7QUFDckMsU0FBTztBQUFBLElBQ0wsTUFBTTtBQUFBLElBQ04sTUFBTSxPQUFPO0FBQ1gsWUFBTSxlQUFlLFdBQVc7QUFDaEMsWUFBTSxNQUFNLENBQUMsRUFBRSxTQUFTLE1BQU07QUFDNUIsWUFBSSxDQUFDLFNBQVUsUUFBTztBQUN0QixjQUFNLE9BQU9DLE1BQUssUUFBUSxRQUFRO0FBQ2xDLGNBQU0sT0FBT0MsWUFBVyxJQUFJLElBQUlDLGNBQWEsTUFBTSxNQUFNLElBQUk7QUFDN0QsY0FBTSxXQUFXO0FBQUEsVUFDZjtBQUFBLFVBQ0EsT0FBTyxLQUFLLFNBQVMsTUFBTTtBQUFBLFVBQzNCLENBQUMsUUFBUSxhQUFhRixNQUFLLFFBQVEsR0FBRyxDQUFDLEVBQUU7QUFBQSxRQUMzQztBQUNBLGVBQU8sRUFBRSxRQUFRLFNBQVMsSUFBSSxDQUFDLGFBQWEsRUFBRSxNQUFNLEdBQUcsUUFBUSxJQUFJLE9BQU8sR0FBRyxFQUFFLEVBQUU7QUFBQSxNQUNuRixDQUFDO0FBQUEsSUFDSDtBQUFBLEVBQ0Y7QUFDRjs7O0FYdENBLElBQU0sZUFBZTtBQUFBO0FBQUEsRUFFbkIsT0FBTyxDQUFDO0FBQUE7QUFBQSxFQUVSLEtBQUssQ0FBQyxVQUFVLEtBQUs7QUFBQSxFQUNyQixPQUFPLENBQUM7QUFBQTtBQUFBLEVBRVIsb0JBQW9CO0FBQ3RCO0FBT08sU0FBUyxRQUFRO0FBQUEsRUFDdEIsUUFBUSxFQUFFLE9BQU8sZUFBZTtBQUFBLEVBQ2hDO0FBQUEsRUFDQSxVQUFVLENBQUM7QUFBQSxFQUNYO0FBQ0YsSUFBb0IsQ0FBQyxHQUFHO0FBQ3RCLFFBQU0sU0FBUyxRQUFRLElBQUk7QUFDM0IsUUFBTSxVQUFVLENBQUMsbUJBQW1CLGtCQUFrQixlQUFlLE1BQU0sQ0FBQztBQUM1RSxRQUFNLFFBQVEsQ0FBQyxnQkFBa0M7QUFBQSxJQUMvQyxPQUFPO0FBQUEsSUFDUCxRQUFRLENBQUMsT0FBTyxLQUFLO0FBQUEsSUFDckIsWUFBWTtBQUFBLElBQ1osVUFBVTtBQUFBLElBQ1YsZUFBZSxTQUFTO0FBRXRCLGNBQVEsVUFBVTtBQUFBLElBQ3BCO0FBQUE7QUFBQSxJQUVBLFFBQVEsYUFBYSxFQUFFLFlBQVksT0FBTyxJQUFJLENBQUM7QUFBQSxJQUMvQyxnQkFBZ0IsYUFBYSxDQUFDLEdBQUcsU0FBUyxrQkFBa0IsTUFBTSxDQUFDLElBQUk7QUFBQSxJQUN2RSxTQUFTLGFBQWEsQ0FBQyxJQUFJLENBQUMsZUFBZTtBQUFBLElBQzNDLFFBQVE7QUFBQSxFQUNWO0FBQ0EsU0FBTyxhQUFhO0FBQUEsSUFDbEI7QUFBQSxNQUNFLEdBQUcsTUFBTSxLQUFLO0FBQUEsTUFDZCxLQUFLLEVBQUUsaUJBQWlCLGFBQWE7QUFBQSxNQUNyQyxXQUFXO0FBQUE7QUFBQSxNQUVYLE9BQU8sQ0FBQyxlQUFlLFlBQVksTUFBTTtBQUFBLElBQzNDO0FBQUEsSUFDQSxFQUFFLEdBQUcsTUFBTSxJQUFJLEdBQUcsUUFBUSxtQkFBbUIsT0FBTyxLQUFLO0FBQUEsSUFDekQsR0FBSSxhQUFhLFNBQVksQ0FBQyxJQUFJLENBQUMsRUFBRSxHQUFHLE1BQU0sS0FBSyxHQUFHLEdBQUcsV0FBVyxRQUFRLEVBQUUsQ0FBQztBQUFBLElBQy9FLEdBQUksWUFBWSxTQUFZLENBQUMsSUFBSSxDQUFDLEVBQUUsR0FBRyxNQUFNLEtBQUssR0FBRyxHQUFHLFFBQVEsT0FBTyxFQUFFLENBQUM7QUFBQSxFQUM1RSxDQUFDO0FBQ0g7QUFHQSxTQUFTLFFBQVEsTUFBdUI7QUFFdEMsUUFBTSxTQUFTO0FBQ2YsU0FBTztBQUFBLElBQ0wsT0FBTyxFQUFFLENBQUMsSUFBSSxHQUFHLGVBQWU7QUFBQSxJQUNoQyxRQUFRO0FBQUEsSUFDUixRQUFRO0FBQUE7QUFBQSxJQUVSLFdBQVc7QUFBQSxJQUNYLFlBQVksQ0FBQyxRQUFRO0FBQUEsSUFDckIsZ0JBQWdCLENBQUMsbUJBQW1CLGtCQUFrQixlQUFlLE1BQU0sQ0FBQztBQUFBLElBQzVFLFFBQVE7QUFBQSxJQUNSLFdBQVc7QUFBQSxJQUNYLE9BQU87QUFBQSxJQUNQLE1BQU0sWUFBWTtBQUNoQixtQkFBYSxHQUFHLE1BQU0sSUFBSSxRQUFRLElBQUksZ0JBQWdCLFFBQVEsRUFBRTtBQUFBLElBQ2xFO0FBQUEsRUFDRjtBQUNGO0FBR0EsU0FBUyxXQUFXLE9BQXdDO0FBQzFELFNBQU8sRUFBRSxPQUFPLFFBQVEsWUFBWSxRQUFRLE9BQU8sU0FBUyxDQUFDLEdBQUcsV0FBVyxNQUFNLE9BQU8sS0FBSztBQUMvRjs7O0FZN0ZBLElBQU8sc0JBQVEsUUFBUSxFQUFFLFNBQVMsS0FBSyxDQUFDOyIsCiAgIm5hbWVzIjogWyJleGlzdHNTeW5jIiwgImpvaW4iLCAiam9pbiIsICJqb2luIiwgImV4aXN0c1N5bmMiLCAicmVhZEZpbGVTeW5jIiwgImpvaW4iLCAidHMiLCAicmVhZEZpbGVTeW5jIiwgImpvaW4iLCAicmVhZGRpclN5bmMiLCAiam9pbiIsICJkZWNsYXJhdGlvbnMiLCAiam9pbiIsICJleGlzdHNTeW5jIiwgInJlYWRGaWxlU3luYyIsICJ0cyIsICJleGlzdHNTeW5jIiwgInJlYWRGaWxlU3luYyIsICJqb2luIiwgImpvaW4iLCAiZXhpc3RzU3luYyIsICJyZWFkRmlsZVN5bmMiLCAiam9pbiIsICJqb2luIiwgImV4aXN0c1N5bmMiLCAicmVhZEZpbGUiLCAicmVhZEZpbGUiLCAiZXhpc3RzU3luYyIsICJyZWFkRmlsZVN5bmMiLCAiam9pbiIsICJqb2luIiwgImV4aXN0c1N5bmMiLCAicmVhZEZpbGVTeW5jIl0KfQo=
