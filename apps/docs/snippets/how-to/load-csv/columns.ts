import { OneHotEncoder, readCsv } from '@bp/data';
import { concat } from '@bp/tensor';

const text = `when;city;sold
1;Busan;12
2;Seoul;30
3;Busan;17`;
const { x, y, columns } = await readCsv(text, { x: ['when', 'city'], y: 'sold' });
console.log(columns[1].classes); // → ['Busan', 'Seoul']
console.log(x.toArray()); // → [[1, 0], [2, 1], [3, 0]]
console.log(y?.toArray()); // → [12, 30, 17]

// The number of a city means nothing: give each city a column of its own.
const cities = new OneHotEncoder().fitTransform(['Busan', 'Seoul', 'Busan']);
console.log(concat([x.slice(':, 0:1'), cities], 1).toArray());
