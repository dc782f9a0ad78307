import type { Router } from 'vitepress';

/**
 * Ends what `far.css` does when the reader goes on: pages that are gone to from here have their heights at once, which those need
 * who go back to where they were.
 */
export function leaveOutFarOnFirstPage(router: Router): void {
  if (import.meta.env.SSR) return;
  let isFirst = true;
  const before = router.onAfterPageLoad;
  router.onAfterPageLoad = (to) => {
    if (!isFirst) document.documentElement.classList.add('went-on');
    isFirst = false;
    return before?.(to);
  };
}
