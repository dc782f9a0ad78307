export {
  beaten,
  type Condition,
  FEWEST,
  type Fewest,
  type Goal,
  judgeGoal,
  MEASURES,
  type Measure,
  type Measured,
  readGoal,
  type Verdict,
  writeGoal,
} from './goal';
export { NUMERICS } from './numerics';
export { judgeProof, type Outcome, type Proof, proofOf, readProof, writeProof } from './proof';
export { taskOf } from './task';
