import { BpError } from '@bp/tensor';

/** Refuses a definition in which one name stands for two things. */
export function checkDistinct(op: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice === undefined) return;
  throw new BpError(
    'BP_OPTION',
    op,
    'the name {name} stands for two things in its definition; rename one of them',
    { name: twice },
  );
}
