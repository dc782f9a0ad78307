import { it } from 'vitest';
import { tensor } from '@bp/tensor';
import { Linear } from '@bp/layers';
import { bceWithLogits } from '@bp/losses';
import { explain } from '@bp/autograd/explain';
it('x', () => {
  const x = tensor([[0.1,0.2]]);
  const l1 = new Linear(2,2), l2 = new Linear(2,2);
  const E = bceWithLogits(l2.forward(l1.forward(x).relu()), [[0.4,0.6]]);
  const c = (explain(E, { notation: 'flat' }) as any).context;
  console.log(c.layers.length, c.steps.map((s: any) => s.operation.name + ':' + s.reading));
  for (const o of c.roles.owners()) console.log(c.roles.pathOf(o), o.shape, c.symbol(c.run.scalars.at(o, 0)).text, c.roles.infoOf(c.run.scalars.at(o,0)));
});
