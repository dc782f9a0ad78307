import { detectAnomaly } from '@bp/inspect';
import { tensor } from '@bp/tensor';

const p = tensor([0.5, 0.5, 0]);
const entropy = () => p.mul(p.log()).sum().neg(); // 0 · log 0 = 0 · −∞ = NaN
console.log(entropy().item()); // → NaN

const report = detectAnomaly(entropy, { inputs: { p } });
console.log(report.finding?.operation, report.finding?.position); // → log [2]
console.log(report.toText());
