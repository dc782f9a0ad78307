import { parameter } from '@bp/autograd';
import { SGD, Adam, AdamW, NAdam, RAdam, RMSprop, Rprop, ASGD, Adagrad, Adadelta, Adamax } from '@bp/optim';
import { tensor } from '@bp/tensor';
import { it } from 'vitest';
import { explainUpdate } from './explain-update';
it('x', () => {
  for (const make of [
    (w: any) => new SGD([w], { lr: 0.5 }),
    (w: any) => new SGD([w], { lr: 0.5, momentum: 0.9, weightDecay: 0.01, nesterov: true }),
    (w: any) => new SGD([w], { lr: 0.5, momentum: 0.9, dampening: 0.1, maximize: true }),
    (w: any) => new Adam([w], { lr: 0.5, amsgrad: true, weightDecay: 0.1 }),
    (w: any) => new AdamW([w], { lr: 0.5 }),
    (w: any) => new NAdam([w], { lr: 0.5 }),
    (w: any) => new RAdam([w], { lr: 0.5 }),
    (w: any) => new RMSprop([w], { lr: 0.5, centered: true, momentum: 0.9 }),
    (w: any) => new Rprop([w]), (w: any) => new ASGD([w]), (w: any) => new Adagrad([w]), (w: any) => new Adadelta([w]), (w: any) => new Adamax([w]),
  ]) {
    const w = parameter([0.45], { dtype: 'float32' });
    const o = make(w);
    w.grad = tensor([0.02592286]);
    for (let i = 0; i < 6; i++) o.step();
    const e = explainUpdate(o, w, 0, { name: 'w5', losses: [0.01, 0.04184572] });
    console.log([e.optimizer, ...e.steps.map((s) => `${s.reason.padEnd(12)} ${s.formula.text} = ${s.numbers.text}`), JSON.stringify(e.check), e.next].join('\n'));
  }
});
