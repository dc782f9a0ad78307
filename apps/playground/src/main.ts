import '@bp/look/tokens.css';
import '@bp/look/base.css';
import '@bp/look/components.css';
import './styles/frame.css';
import './styles/projector.css';
import { mount } from 'svelte';
import Frame from './app/Frame.svelte';
import { keepOffline } from './app/offline';

mount(Frame, { target: document.getElementById('app')! });

// Letters arrive after the first picture: until then those of the system serve.
requestIdleCallback?.(() => import('./styles/fonts'));
keepOffline();
