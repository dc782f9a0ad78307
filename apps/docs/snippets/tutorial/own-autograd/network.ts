class Value {
  data: number;
  grad = 0;
  parents: [Value, number][]; // what it was computed from, and the derivative by it

  constructor(data: number, parents: [Value, number][] = []) {
    this.data = data;
    this.parents = parents;
  }

  add(b: Value): Value {
    return new Value(this.data + b.data, [
      [this, 1],
      [b, 1],
    ]);
  }

  mul(b: Value): Value {
    return new Value(this.data * b.data, [
      [this, b.data],
      [b, this.data],
    ]);
  }

  sigmoid(): Value {
    const y = 1 / (1 + Math.exp(-this.data));
    return new Value(y, [[this, y * (1 - y)]]);
  }

  backward(): void {
    const order: Value[] = [];
    const seen = new Set<Value>();
    const visit = (value: Value): void => {
      if (seen.has(value)) return;
      seen.add(value);
      for (const [parent] of value.parents) visit(parent);
      order.push(value);
    };
    visit(this);
    this.grad = 1;
    for (const value of order.reverse()) {
      for (const [parent, slope] of value.parents) parent.grad += slope * value.grad;
    }
  }
}

const values = (numbers: number[]) => numbers.map((n) => new Value(n));
const [x1, x2] = values([0.1, 0.2]);
const w = values([0.3, 0.25, 0.4, 0.35, 0.45, 0.4, 0.7, 0.6]); // w1 … w8
const half = new Value(0.5);

function unit(a: Value, wa: Value, b: Value, wb: Value): Value {
  return wa.mul(a).add(wb.mul(b)).sigmoid();
}

function loss(): Value {
  const h1 = unit(x1, w[0], x2, w[1]);
  const h2 = unit(x1, w[2], x2, w[3]);
  const e1 = unit(h1, w[4], h2, w[5]).add(new Value(-0.4));
  const e2 = unit(h1, w[6], h2, w[7]).add(new Value(-0.6));
  return half.mul(e1.mul(e1).add(e2.mul(e2)));
}

const before = loss();
before.backward(); // all eight gradients first, with the old weights
console.log('E =', before.data); // → E = 0.02397190
console.log('∂E/∂w5 =', w[4].grad); // → ∂E/∂w5 = 0.02592286
console.log('∂E/∂w1 =', w[0].grad); // → ∂E/∂w1 = 0.00080888

for (const one of w) one.data -= 0.5 * one.grad;
console.log('w5⁺ =', w[4].data); // → w5⁺ = 0.43703857
console.log('E after one update =', loss().data); // → E after one update = 0.02323634
