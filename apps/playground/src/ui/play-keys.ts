/** What the keys of a play bar do. */
export interface PlayKeys {
  readonly play: () => void;
  readonly step: (by: 1 | -1) => void;
  readonly rewind: () => void;
}

/** Space plays, J and L step, R rewinds, wherever no control wants these keys itself. */
export function playKeys({ play, step, rewind }: PlayKeys): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const from = event.target instanceof Element ? event.target : null;
    if (from?.closest('input:not([type=range]), select, textarea, dialog, [contenteditable]'))
      return;
    if (event.key === ' ') {
      if (from?.closest('button, a, summary, [role=button], [role=switch], [role=tab]')) return;
      play();
    } else if (event.key === 'j' || event.key === 'J') step(-1);
    else if (event.key === 'l' || event.key === 'L') step(1);
    else if (event.key === 'r' || event.key === 'R') rewind();
    else return;
    event.preventDefault();
  };
}
