import { type BpError, readCsv } from '@bp/all';

try {
  await readCsv('hours,sleep,passed\n1.0,7.5,no\n3.0,,no', { y: 'passed' });
} catch (error) {
  const refusal = error as BpError;
  console.log(refusal.code); // → BP_FORMAT
  console.log(refusal.message);
}
