import { nextTick, onMounted, onUnmounted, type WatchSource, watch } from 'vue';

/** What scrolls within itself where it is too wide. */
const WIDE = '.prose :is(.formula, .derivation > p, .table, pre)';

/** Lets the keyboard reach what scrolls sideways, under a name, and nothing that does not. */
export function reachScrolled(page: WatchSource, name: () => string): void {
  const look = () => {
    for (const one of document.querySelectorAll<HTMLElement>(WIDE)) {
      const scrolls =
        one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto';
      if (scrolls) {
        one.tabIndex = 0;
        one.role = 'region';
        one.ariaLabel = name();
      } else if (one.role === 'region') {
        for (const attribute of ['tabindex', 'role', 'aria-label']) one.removeAttribute(attribute);
      }
    }
  };
  const lookLater = () => void nextTick(look);
  onMounted(() => {
    look();
    // letters that arrive make lines wider
    document.fonts.addEventListener('loadingdone', look);
    window.addEventListener('resize', look);
    document.addEventListener('toggle', look, { capture: true });
  });
  onUnmounted(() => {
    document.fonts.removeEventListener('loadingdone', look);
    window.removeEventListener('resize', look);
    document.removeEventListener('toggle', look, { capture: true });
  });
  watch(page, lookLater, { flush: 'post' });
}
