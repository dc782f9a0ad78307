import { diagnoseData, readCsv } from '@bp/data';

const train = await readCsv(
  `length,width,kind
5.1,3.5,a
4.9,3.0,a
6.2,2.8,b
4.9,3.0,a`,
  { y: 'kind' },
);
const test = await readCsv('length,width,kind\n6.2,2.8,b', { y: 'kind' });

const parts = { train: { x: train.x, y: train.y! }, test: { x: test.x, y: test.y! } };
const diagnosis = diagnoseData(parts);
console.log(diagnosis.sound); // → false
const kinds = diagnosis.findings.map(({ kind }) => kind);
console.log(kinds); // → ['leakage', 'absentClass', 'duplicate']
console.log(diagnosis.toText());
