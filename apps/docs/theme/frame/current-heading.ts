import { onMounted, onUnmounted, ref, type WatchSource, watch } from 'vue';

/** The id of the heading that the reader is below; '' above the first. */
export const currentHeading = ref('');

/** Below the header, a heading counts as reached. */
const LINE = 96;

/** Keeps {@link currentHeading} right while the page is scrolled, and when another page is shown. */
export function followHeadings(page: WatchSource): void {
  let isDue = false;
  const look = () => {
    isDue = false;
    const headings = [...document.querySelectorAll<HTMLElement>('.prose :is(h2, h3)[id]')];
    const passed = headings.filter((one) => one.getBoundingClientRect().top <= LINE);
    const { scrollHeight } = document.documentElement;
    const atEnd = window.scrollY > 0 && window.innerHeight + window.scrollY >= scrollHeight - 2;
    currentHeading.value = (atEnd ? headings : passed).at(-1)?.id ?? '';
  };
  const lookSoon = () => {
    if (!isDue) requestAnimationFrame(look);
    isDue = true;
  };
  onMounted(() => {
    lookSoon();
    window.addEventListener('scroll', lookSoon, { passive: true });
    window.addEventListener('resize', lookSoon);
  });
  onUnmounted(() => {
    window.removeEventListener('scroll', lookSoon);
    window.removeEventListener('resize', lookSoon);
  });
  watch(page, lookSoon, { flush: 'post' });
}
