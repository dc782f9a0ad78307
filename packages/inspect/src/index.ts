export { type SummaryRow, summary } from './summary/summary';
