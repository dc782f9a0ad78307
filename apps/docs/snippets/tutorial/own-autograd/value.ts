/** A number that remembers how it was computed. */
class Value {
  data: number;
  grad = 0; // ∂result/∂this, filled by backward()
  parents: Value[];
  spread: () => void = () => {}; // hands this.grad on to the parents

  constructor(data: number, parents: Value[] = []) {
    this.data = data;
    this.parents = parents;
  }

  add(other: Value | number): Value {
    const b = asValue(other);
    const out = new Value(this.data + b.data, [this, b]);
    out.spread = () => {
      this.grad += out.grad; // ∂(a + b)/∂a = 1
      b.grad += out.grad;
    };
    return out;
  }

  mul(other: Value | number): Value {
    const b = asValue(other);
    const out = new Value(this.data * b.data, [this, b]);
    out.spread = () => {
      this.grad += b.data * out.grad; // ∂(a·b)/∂a = b
      b.grad += this.data * out.grad;
    };
    return out;
  }

  sigmoid(): Value {
    const y = 1 / (1 + Math.exp(-this.data));
    const out = new Value(y, [this]);
    out.spread = () => {
      this.grad += y * (1 - y) * out.grad; // σ′ = σ(1 − σ)
    };
    return out;
  }

  backward(): void {
    const order: Value[] = []; // every value after the values it was computed from
    const seen = new Set<Value>();
    const visit = (value: Value): void => {
      if (seen.has(value)) return;
      seen.add(value);
      value.parents.forEach(visit);
      order.push(value);
    };
    visit(this);
    this.grad = 1; // ∂result/∂result
    for (const value of order.reverse()) value.spread();
  }
}

function asValue(x: Value | number): Value {
  return x instanceof Value ? x : new Value(x);
}

// z = (x + y)² at x = 1, y = 2: the third note's example
const x = new Value(1);
const y = new Value(2);
const t = x.add(y);
const z = t.mul(t); // t is used twice, so its gradient is a sum of two paths
z.backward();
console.log('z =', z.data); // → z = 9
console.log('∂z/∂x =', x.grad); // → ∂z/∂x = 6
console.log('∂z/∂y =', y.grad); // → ∂z/∂y = 6
