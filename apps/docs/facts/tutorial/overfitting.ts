import type { FactsOfPage } from '../../content/facts.ts';

const facts: FactsOfPage = () => ({ coin: Math.LN2 });

export default facts;
