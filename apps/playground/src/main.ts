import '@bp/look/tokens.css';
import '@bp/look/base.css';
import '@bp/look/components.css';
import './styles/frame.css';
import './styles/projector.css';
import { mount } from 'svelte';
import Frame from './app/Frame.svelte';
import { keepOffline } from './app/offline';

/** What stands in the page itself is seen before the frame takes its place, however soon that could be. */
async function begin() {
  if (!document.hidden) await Promise.race([afterPaint(), afterMs(100)]);
  const target = document.getElementById('app')!;
  target.replaceChildren();
  mount(Frame, { target });
}

const afterPaint = () => new Promise<void>((done) => requestAnimationFrame(() => setTimeout(done)));
// who is not looked at is never painted
const afterMs = (ms: number) => new Promise<void>((done) => setTimeout(done, ms));

void begin();
keepOffline();
