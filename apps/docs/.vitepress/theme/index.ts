import 'katex/dist/katex-swap.min.css';
import '../../theme/styles/index.css';
import type { Theme } from 'vitepress';
import Layout from '../../theme/frame/Layout.vue';
import Glossary from '../../theme/glossary/Glossary.vue';
import { showTermCards } from '../../theme/glossary/show-term-cards.ts';
import { loadLetters } from '../../theme/load-letters.ts';
import Exercise from '../../theme/page/Exercise.vue';
import Lab from '../../theme/page/Lab.vue';
import Snippet from '../../theme/page/Snippet.vue';
import Unfold from '../../theme/page/Unfold.vue';
import { leaveForPlayground } from '../../theme/place/leave-for-playground.ts';
import DocsSearch from '../../theme/search/DocsSearch.vue';

export default {
  Layout,
  enhanceApp({ app, router, siteData }) {
    app.component('DocsSearch', DocsSearch);
    app.component('Exercise', Exercise);
    app.component('Glossary', Glossary);
    app.component('Lab', Lab);
    app.component('Snippet', Snippet);
    app.component('Unfold', Unfold);
    leaveForPlayground(router);
    loadLetters(siteData.value.themeConfig.letters, router);
    showTermCards();
  },
} satisfies Theme;
