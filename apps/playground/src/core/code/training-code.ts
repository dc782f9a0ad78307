import {
  type ExperimentConfig,
  type LivePatch,
  OPTIMIZER_CLASSES,
  type OptimizerName,
} from '../config';
import type { Facts } from './facts';
import { objectOf, type Program } from './program';

const WITH_BETAS: readonly OptimizerName[] = ['adam', 'adamw', 'adamax', 'nadam', 'radam'];

/** Writes `run`: loss, optimizer, schedule, penalties, and when it stops. */
export function writeRun(
  program: Program,
  config: ExperimentConfig,
  facts: Facts,
  has: { readonly validation: boolean },
): void {
  const { loss, regularization, stop, net } = config;
  program.section({
    en: 'The run: the same seed gives the same bits, in a browser and in Node.',
    ko: '학습. 시드가 같으면 브라우저에서든 Node에서든 비트까지 같다.',
  });
  const rows = `(rows${program.type('Int32Array')}) => ({ x: x.indexSelect(0, rows), y: y.indexSelect(0, rows) })`;
  program.add(`const samplesOf = ${rows};`);
  const hasNorm = net.layers.some(({ batchNorm }) => batchNorm);
  program.add(`const batch = ${batchCode(config, facts)};`);
  const isScheduled = config.optimizer.schedule !== 'constant';
  if (hasNorm) {
    program.add(
      program.dialect.language === 'ko'
        ? '// 배치 정규화는 표본 하나로 배울 수 없으므로, 남은 하나는 앞 배치에 합친다.'
        : '// Batch norm cannot learn from a single sample: one that is left over joins the batch before.',
      'const merges = trainRows.length % batch === 1;',
    );
  }
  if (isScheduled) {
    const all = 'trainRows.length / batch';
    const count = hasNorm ? `merges ? Math.floor(${all}) : Math.ceil(${all})` : `Math.ceil(${all})`;
    if (needsBatches(config)) program.add(`const batches = ${count};`);
  }
  program.add(`const loss = ${lossCode(program, loss)};`);
  const penalty = penaltyCode(config);
  const maxNorm = regularization.maxNorm;
  const fields: Record<string, string | undefined> = {
    model: 'model',
    loss: 'loss',
    optimizer: optimizerCode(program, config),
    data: 'samplesOf(trainRows)',
    validation: has.validation ? 'samplesOf(validationRows)' : undefined,
    batch: 'batch',
    lastBatch: hasNorm ? "merges ? 'merge' : 'keep'" : undefined,
    metrics: hasAccuracy(config, facts) ? `[${program.use('accuracy', '@bp/train')}]` : undefined,
    measureTrain: hasAccuracy(config, facts) ? 'false' : undefined,
    ...scheduleCode(program, config),
    penalty: penalty === '{}' ? undefined : penalty,
    afterStep:
      maxNorm > 0
        ? `(trained) => ${program.use('maxNorm', '@bp/regularize')}(trained, ${maxNorm})`
        : undefined,
    stop: objectOf({
      epochs: String(stop.epochs),
      patience: stop.patience > 0 ? String(stop.patience) : undefined,
      lossBelow: stop.lossBelow > 0 ? String(stop.lossBelow) : undefined,
    }),
    seed: 'seed',
  };
  const lines = Object.entries(fields).flatMap(([key, code]) =>
    code === undefined ? [] : [`  ${key === code ? key : `${key}: ${code}`},`],
  );
  program.add(`const run = new ${program.use('Run', '@bp/train')}({`, ...lines, '});');
}

/** Whether the library measures accuracy of such targets: not of −1 and 1 for each of several classes. */
export function hasAccuracy({ loss, net }: ExperimentConfig, { task }: Facts): boolean {
  if (task === 'regression') return false;
  return task === 'binary' || loss === 'crossEntropy' || net.out === 'sigmoid';
}

function batchCode({ batch, prep }: ExperimentConfig, { n }: Facts): string {
  if (batch === 'full') return 'trainRows.length';
  // the split may round by a row for each class
  const surely = n === null ? 0 : (n * prep.split[0]) / 100 - 20;
  return batch <= surely ? String(batch) : `Math.min(${batch}, trainRows.length)`;
}

function lossCode(program: Program, name: ExperimentConfig['loss']): string {
  const used = (loss: string) => program.use(loss, '@bp/losses');
  if (name === 'bce') return used('bceWithLogits');
  if (name !== 'halfSse') return used(name);
  // a sum over the outputs of a sample, a mean over the samples of a batch
  const type = program.type('Tensor', '@bp/tensor');
  return `(output${type}, target${type}) => ${used('halfSse')}(output, target).div(output.shape[0])`;
}

function optimizerCode(program: Program, { optimizer }: ExperimentConfig): string {
  const { name, lr, momentum, nesterov, beta1, beta2, weightDecay } = optimizer;
  const hasMomentum = name === 'sgd' || name === 'rmsprop';
  const hasBetas = WITH_BETAS.includes(name) && (beta1 !== 0.9 || beta2 !== 0.999);
  // AdamW would take 0.01 by itself
  const hasDecay = name !== 'rprop' && (weightDecay > 0 || name === 'adamw');
  const options = objectOf({
    lr: String(lr),
    momentum: hasMomentum && momentum > 0 ? String(momentum) : undefined,
    nesterov: name === 'sgd' && nesterov ? 'true' : undefined,
    betas: hasBetas ? `[${beta1}, ${beta2}]` : undefined,
    weightDecay: hasDecay ? String(weightDecay) : undefined,
  });
  return `new ${program.use(OPTIMIZER_CLASSES[name], '@bp/optim')}(model.parameters(), ${options})`;
}

const needsBatches = ({ optimizer: { schedule } }: ExperimentConfig) =>
  schedule === 'cosine' || schedule === 'warmup' || schedule === 'oneCycle';

function scheduleCode(
  program: Program,
  { optimizer: { schedule, lr }, stop: { epochs } }: ExperimentConfig,
): Record<string, string> {
  const used = (name: string) => program.use(name, '@bp/optim');
  const each = (every: 'epoch' | 'update', code: string) => ({
    schedule: code,
    scheduleEvery: `'${every}'`,
  });
  switch (schedule) {
    case 'constant':
      return {};
    case 'step':
      return each('epoch', `${used('stepLr')}({ stepSize: ${Math.ceil(epochs / 4)}, gamma: 0.5 })`);
    case 'exponential':
      return each('epoch', `${used('exponentialLr')}({ gamma: 0.99 })`);
    case 'cosine':
      return each('update', `${used('cosineLr')}({ tMax: ${epochs} * batches })`);
    case 'warmup':
      return each(
        'update',
        `${used('warmupLr')}({ steps: Math.ceil((${epochs} * batches) / 20), startFactor: 0.01 })`,
      );
    case 'oneCycle':
      return each(
        'update',
        `${used('oneCycleLr')}({ maxLr: ${lr}, totalSteps: ${epochs} * batches + 1, cycleMomentum: false })`,
      );
    case 'plateau':
      return each('epoch', `${used('reduceOnPlateauLr')}({ factor: 0.5, patience: 20 })`);
  }
}

/** The factor of l2 is half of λ: the penalty is ½ λ Σ w², so that its gradient is λ w. */
function penaltyCode({ regularization, events }: ExperimentConfig): string {
  const isUsed = (name: 'l1' | 'l2') =>
    regularization[name] > 0 || events.some(({ patch }) => `regularization.${name}` in patch);
  return objectOf({
    l1: isUsed('l1') ? String(regularization.l1) : undefined,
    l2: isUsed('l2') ? String(regularization.l2 / 2) : undefined,
  });
}

/** Writes how the run goes: in one piece, or with what was changed on the way. */
export function writePlay(program: Program, config: ExperimentConfig): void {
  if (config.events.length === 0) {
    program.add('await run.play();');
    return;
  }
  program.section({
    en: 'What was changed on the way, after so many updates.',
    ko: '학습하는 동안 바꾼 것. 몇 번 갱신한 뒤였는지와 함께.',
  });
  program.add(
    `const changes${program.type('{ update: number; set: Record<string, number> }[]')} = [`,
    ...config.events.map(
      ({ update, patch }) => `  { update: ${update}, set: ${patchCode(config, patch)} },`,
    ),
    '];',
    'for (const { update, set } of changes) {',
    '  const updates = update - run.position.update;',
    program.dialect.language === 'ko'
      ? '  // 스스로 멈춘 학습에는 더 바꿀 것이 없다'
      : '  // a run that has stopped by itself has no more changes',
    '  if (updates > 0 && (await run.play({ updates })) !== null) break;',
    '  run.set(set);',
    '}',
    'if (run.stopped === null) await run.play();',
  );
}

function patchCode({ optimizer }: ExperimentConfig, patch: LivePatch): string {
  const entries = Object.entries(patch).flatMap(([path, value]) => {
    const layer = /^net\.layers\.([a-z0-9]+)\.dropout$/.exec(path)?.[1];
    if (layer !== undefined) return [[`model.${layer}.dropout.p`, value]];
    if (path === 'regularization.noise') return [['model.inputNoise.std', value]];
    if (path === 'regularization.l1') return [['penalty.l1', value]];
    if (path === 'regularization.l2') return [['penalty.l2', value / 2]];
    if (path === 'optimizer.weightDecay' && optimizer.name === 'rprop') return [];
    return [[path, value]];
  });
  return `{ ${entries.map(([path, value]) => `'${path}': ${value}`).join(', ')} }`;
}
