import { onMounted, onUnmounted, type Ref, readonly, ref } from 'vue';

export type ThemeName = 'light' | 'dark';

/** The same in all pages of the site, the playground among them. */
const KEY = 'bp.theme';

const theme: Ref<ThemeName> = ref('light');

/** The theme, which `theme.js` has set before the first paint; until the page has come alive, light is assumed. */
export function useTheme(): { readonly theme: Readonly<Ref<ThemeName>>; toggle(): void } {
  const show = (name: ThemeName) => {
    theme.value = name;
    document.documentElement.dataset.theme = name;
  };
  const followOthers = ({ key, newValue }: StorageEvent) => {
    if (key === KEY && (newValue === 'light' || newValue === 'dark')) show(newValue);
  };
  const followSystem = ({ matches }: MediaQueryListEvent) => {
    if (kept() === null) show(matches ? 'dark' : 'light');
  };
  let system: MediaQueryList | undefined;
  onMounted(() => {
    theme.value = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
    system = window.matchMedia('(prefers-color-scheme: dark)');
    system.addEventListener('change', followSystem);
    window.addEventListener('storage', followOthers);
  });
  onUnmounted(() => {
    system?.removeEventListener('change', followSystem);
    window.removeEventListener('storage', followOthers);
  });
  return {
    theme: readonly(theme),
    toggle() {
      show(theme.value === 'dark' ? 'light' : 'dark');
      keep(theme.value);
    },
  };
}

function kept(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function keep(theme: ThemeName): void {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // storage may be forbidden; the choice holds for this page
  }
}
