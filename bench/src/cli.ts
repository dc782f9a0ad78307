import { readArguments, USAGE } from './arguments';
import { measureElementwise } from './measures/elementwise';
import { measureExplain } from './measures/explain';
import { measureMatmul } from './measures/matmul';
import { measureMemory } from './measures/memory';
import { measurePlayground } from './measures/playground';
import { measureSize } from './measures/size';
import { measureSteps } from './measures/steps';
import { measureThreads } from './measures/threads';
import { describeEnvironment } from './report/environment';
import { toText } from './report/table';
import { sectionTable } from './report/tables';
import { reportTables, writeReport } from './report/write';
import { Bench } from './runner/bench';
import type { Part } from './runner/options';
import type { Section } from './runner/results';
import { startContestant } from './runner/start';

interface Measure {
  readonly title: string;
  measure(bench: Bench): Promise<void> | void;
}

const measures: Readonly<Record<Part, Measure>> = {
  steps: { title: 'Training steps', measure: measureSteps },
  matmul: { title: 'Products of matrices', measure: measureMatmul },
  elementwise: { title: 'Elementwise operations', measure: measureElementwise },
  size: { title: 'Before the first step', measure: measureSize },
  memory: { title: 'Growth of memory', measure: measureMemory },
  playground: { title: 'TensorFlow Playground', measure: measurePlayground },
  threads: { title: 'Training steps by the clock', measure: measureThreads },
  explain: { title: 'Explaining a step of 784-128-10', measure: measureExplain },
};

async function main(): Promise<void> {
  const options = readArguments(process.argv.slice(2));
  const environment = describeEnvironment();
  const bench = new Bench(options, startContestant, (line) => console.error(`bench: ${line}`));
  const sections: Section[] = [];
  for (const part of options.parts) {
    const { title, measure } = measures[part];
    await measure(bench);
    sections.push(bench.finish(title));
    console.log(toText(sectionTable(sections[sections.length - 1])));
  }
  // the tables that follow those of the parts
  const rest = reportTables(environment, sections).slice(sections.length);
  console.log(rest.map(toText).join('\n'));
  if (options.json !== null) writeReport(options.json, environment, sections);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(USAGE);
  process.exitCode = 1;
}
