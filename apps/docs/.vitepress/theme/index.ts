import 'katex/dist/katex-swap.min.css';
import '../../theme/styles/index.css';
import type { Theme } from 'vitepress';
import { defineAsyncComponent } from 'vue';
import Layout from '../../theme/frame/Layout.vue';
import { showTermCards } from '../../theme/glossary/show-term-cards.ts';
import { loadLetters } from '../../theme/load-letters.ts';
import Exercise from '../../theme/page/Exercise.vue';
import Lab from '../../theme/page/Lab.vue';
import Snippet from '../../theme/page/Snippet.vue';
import Unfold from '../../theme/page/Unfold.vue';
import { keepLanguage } from '../../theme/place/keep-language.ts';
import { leaveForPlayground } from '../../theme/place/leave-for-playground.ts';
import { leaveOutFarOnFirstPage } from '../../theme/place/leave-out-far.ts';
import DocsSearch from '../../theme/search/DocsSearch.vue';

export default {
  Layout,
  enhanceApp({ app, router, siteData }) {
    app.component('DocsSearch', DocsSearch);
    app.component('Exercise', Exercise);
    // with all terms, which only its page and the cards need
    app.component(
      'Glossary',
      defineAsyncComponent(() => import('../../theme/glossary/Glossary.vue')),
    );
    app.component('Lab', Lab);
    app.component('Snippet', Snippet);
    app.component('Unfold', Unfold);
    keepLanguage();
    leaveForPlayground(router);
    leaveOutFarOnFirstPage(router);
    loadLetters(siteData.value.themeConfig.letters, router);
    showTermCards();
  },
} satisfies Theme;
