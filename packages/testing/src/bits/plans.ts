/** What a compiled step tells of its programs; null for a step that is run as it is. */
export function explanationOf(step: object): string | null {
  return 'explain' in step && typeof step.explain === 'function' ? step.explain() : null;
}

/** Whether a compiled step has been run by a program, instead of being captured again and again. */
export function ranAsProgram(plan: string): boolean {
  return /called [1-9]/.test(plan);
}
