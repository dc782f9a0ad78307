// node print.mjs PROGRAM: prints the fingerprints of all backends as JSON.
import { pathToFileURL } from 'node:url';

const { recomputeAll } = await import(pathToFileURL(process.argv[2]).href);
console.log(JSON.stringify({ version: process.versions.node, fingerprints: await recomputeAll() }));
