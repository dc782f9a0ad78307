/** Tells apart what goes by one path: fc1.tanh, fc1.tanh#2. */
export function onceEach(): (path: string) => string {
  const times = new Map<string, number>();
  return function once(path): string {
    const time = (times.get(path) ?? 0) + 1;
    times.set(path, time);
    return time === 1 ? path : once(`${path}#${time}`);
  };
}
