import { readCsv } from '@bp/all';

// In Node: const text = await readFile('students.csv', 'utf8');
const text = `hours,sleep,coffee,passed
1.0,7.5,yes,no
2.5,6.0,no,no
3.0,,yes,no
4.5,7.0,no,yes
5.0,8.0,yes,yes
6.5,5.5,no,yes`;

const table = await readCsv(text, { y: 'passed', missing: 'mean' });
console.log(table.x.shape); // → [6, 3]
console.log(table.columns.map(({ name, kind }) => `${name}: ${kind}`));
console.log('missing in sleep:', table.columns[1].missing); // → missing in sleep: 1
console.log('its third row:', table.x.slice('2:3').toArray());
console.log(table.classes, table.y?.toArray()); // → ['no', 'yes'] [0, 0, 0, 1, 1, 1]
