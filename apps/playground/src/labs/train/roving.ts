/** Moves the focus between stops: up and down in a column, left and right to the nearest in the next. @returns whether the key did something */
export function moveFocus(box: HTMLElement, from: HTMLElement, key: string): boolean {
  const columns = [...box.querySelectorAll<HTMLElement>('[data-column]')]
    .map((column) => [...column.querySelectorAll<HTMLElement>('[data-stop]')])
    .filter((column) => column.length > 0);
  const at = columns.findIndex((column) => column.includes(from));
  if (at < 0) return false;
  const next = nextStop(columns, at, from, key);
  if (!next) return false;
  box.querySelector('[data-stop][tabindex="0"]')?.setAttribute('tabindex', '-1');
  next.setAttribute('tabindex', '0');
  next.focus();
  return true;
}

function nextStop(
  columns: readonly HTMLElement[][],
  at: number,
  from: HTMLElement,
  key: string,
): HTMLElement | undefined {
  const column = columns[at];
  const row = column.indexOf(from);
  switch (key) {
    case 'ArrowUp':
      return column[row - 1];
    case 'ArrowDown':
      return column[row + 1];
    case 'Home':
      return column[0];
    case 'End':
      return column.at(-1);
    case 'ArrowLeft':
      return nearest(columns[at - 1], from);
    case 'ArrowRight':
      return nearest(columns[at + 1], from);
    default:
      return undefined;
  }
}

function nearest(column: readonly HTMLElement[] | undefined, to: HTMLElement) {
  const middle = (one: HTMLElement) => {
    const { top, height } = one.getBoundingClientRect();
    return top + height / 2;
  };
  const y = middle(to);
  return column?.reduce((best, one) =>
    Math.abs(middle(one) - y) < Math.abs(middle(best) - y) ? one : best,
  );
}
