import type { FactsOfPage } from '../../content/facts.ts';

const facts: FactsOfPage = () => {
  const parameters = 784 * 1024 + 1024 + 1024 * 1024 + 1024 + 1024 * 10 + 10;
  const operations = 3 * 2 * parameters * 60_000;
  return {
    parameters,
    secondsAt5: operations / 5e9,
    minutesOf30: (30 * operations) / 5e9 / 60,
    secondsAt10T: operations / 1e13,
    // thirty epochs of a model a hundred times as large
    daysLarge: (100 * 30 * operations) / 5e9 / 86_400,
    minutesLarge: (100 * 30 * operations) / 1e13 / 60,
    adam: (16 * 7e9) / 2 ** 30,
    memory: (16 * parameters) / 2 ** 20,
  };
};

export default facts;
