import { onMounted, onUnmounted, type WatchSource, watch } from 'vue';
import { eachWhenIdle } from '../each-when-idle.ts';

/** What scrolls within itself where it is too wide. */
const WIDE = '.prose :is(.formula, .derivation > p, .table, pre)';

/** Lets the keyboard reach what scrolls sideways, under a name, and nothing that does not. */
export function reachScrolled(page: WatchSource, name: () => string): void {
  let looks = 0;
  // a few at a time: measuring has the browser set what is out of sight
  const lookAgain = () => {
    const look = ++looks;
    eachWhenIdle(
      [...document.querySelectorAll<HTMLElement>(WIDE)],
      (one) => mark(one, name()),
      () => look === looks,
    );
  };
  onMounted(() => {
    lookAgain();
    // letters that arrive make lines wider
    document.fonts.addEventListener('loadingdone', lookAgain);
    window.addEventListener('resize', lookAgain);
    document.addEventListener('toggle', lookAgain, { capture: true });
  });
  onUnmounted(() => {
    document.fonts.removeEventListener('loadingdone', lookAgain);
    window.removeEventListener('resize', lookAgain);
    document.removeEventListener('toggle', lookAgain, { capture: true });
  });
  watch(page, lookAgain, { flush: 'post' });
}

function mark(one: HTMLElement, name: string): void {
  const isTooWide = one.scrollWidth > one.clientWidth + 1;
  if (isTooWide && getComputedStyle(one).overflowX === 'auto') {
    one.tabIndex = 0;
    one.role = 'group';
    one.ariaLabel = name;
  } else if (one.role === 'group') {
    for (const attribute of ['tabindex', 'role', 'aria-label']) one.removeAttribute(attribute);
  }
}
