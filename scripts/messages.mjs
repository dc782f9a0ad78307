// Gives every new message of the packages its number.
//   pnpm messages
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './child.mjs';
import { grown, NUMBERS, readNumbers } from './messages/numbers.mjs';
import { templatesOfPackage } from './messages/templates.mjs';
import { publishedPackages } from './workspace/published.mjs';

for (const { name, folder } of publishedPackages(root)) {
  const before = readNumbers(join(root, folder));
  const texts = templatesOfPackage(join(root, folder)).map(({ text }) => text);
  const after = grown(before, texts);
  if (Object.keys(after).length === 0) continue;
  writeFileSync(join(root, folder, NUMBERS), `${JSON.stringify(after, null, 2)}\n`);
  const added = Object.keys(after).length - Object.keys(before).length;
  const gone = Object.keys(before).filter((number) => before[number] && !after[number]).length;
  console.log(`messages: ${name} ${Object.keys(after).length}, ${added} new, ${gone} given up`);
}
