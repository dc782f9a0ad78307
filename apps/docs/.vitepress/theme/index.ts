import type { Theme } from 'vitepress';
import Layout from '../../theme/Layout.vue';
import Exercise from '../../theme/page/Exercise.vue';
import Lab from '../../theme/page/Lab.vue';
import Snippet from '../../theme/page/Snippet.vue';
import Unfold from '../../theme/page/Unfold.vue';
import '../../theme/styles/index.css';
import '../../theme/styles/reference.css';

export default {
  Layout,
  enhanceApp({ app }) {
    app.component('Exercise', Exercise);
    app.component('Lab', Lab);
    app.component('Snippet', Snippet);
    app.component('Unfold', Unfold);
  },
} satisfies Theme;
