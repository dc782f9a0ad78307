import { onMounted, onUnmounted, type Ref, watch } from 'vue';
import type { Language } from '../../content/languages.ts';
import type { ThemeName } from '../frame/use-theme.ts';

/** How the lab is to be shown. */
interface Shown {
  readonly theme: ThemeName;
  readonly language: Language;
}

/**
 * The page's side of the talk with an embedded lab (`bp:ready`, `bp:set`, `bp:state`): tells it the theme and the language, and
 * is told the address of what it shows.
 */
export function talkToLab(
  frame: Ref<HTMLIFrameElement | undefined>,
  shown: () => Shown,
  told: (link: string) => void,
): void {
  const tell = () =>
    frame.value?.contentWindow?.postMessage(
      { type: 'bp:set', v: 1, ...shown() },
      window.location.origin,
    );
  const hear = ({ source, origin, data }: MessageEvent) => {
    if (source !== frame.value?.contentWindow || origin !== window.location.origin) return;
    if (data?.type === 'bp:ready') tell();
    if (data?.type === 'bp:state' && typeof data.link === 'string') told(data.link);
  };
  onMounted(() => window.addEventListener('message', hear));
  onUnmounted(() => window.removeEventListener('message', hear));
  watch(shown, tell);
}
