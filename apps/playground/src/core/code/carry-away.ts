import { escapeHtml, pageOf } from './page';
import type { TrainedNet } from './trained-net';
import { predictScript } from './use-net-script';

/** More inputs than these are no row of sliders. */
const MOST_SLIDERS = 16;

const WORDS = {
  en: {
    intro:
      'Move the inputs and see what the network answers. This file works by itself, also offline.',
    draw: 'Draw with the mouse or a finger.',
    clear: 'Clear',
    answer: 'Answer',
    map: 'Its answers over both inputs; press to try a place.',
  },
  ko: {
    intro: '입력을 움직이며 신경망의 답을 보세요. 이 파일 하나로, 인터넷 없이도 됩니다.',
    draw: '마우스나 손가락으로 그려 보세요.',
    clear: '지우기',
    answer: '답',
    map: '두 입력에 따른 답. 눌러서 그 자리를 넣어 보세요.',
  },
} as const;

/** The trained network as a page that depends on nothing: a form with sliders, its answer, and a map where there are two inputs. */
export function carryAwayOf(
  net: TrainedNet,
  options: { readonly language: 'en' | 'ko'; readonly title: string; readonly link: string },
): string {
  const { language, title, link } = options;
  const t = WORDS[language];
  const isPad = net.inputs.length > MOST_SLIDERS;
  const hasMap = net.inputs.length === 2;
  const body = [
    `<p>${isPad ? t.draw : t.intro}</p>`,
    isPad ? padHtml(t.clear) : slidersHtml(net),
    `<h2>${t.answer}</h2>\n<output id="answer" aria-live="polite"></output>`,
    ...(hasMap ? [`<p>${t.map}</p>\n<canvas id="map" width="96" height="96"></canvas>`] : []),
    `<p class="made">bp · <a href="${escapeHtml(link)}">${escapeHtml(short(link))}</a></p>\n`,
  ].join('\n');
  const script = [
    predictScript(net, language),
    `const net = ${forPage(net)};`,
    ANSWER,
    isPad ? PAD : SLIDERS,
    ...(hasMap ? [MAP] : []),
    'answer();\n',
  ].join('\n');
  return pageOf({ language, title, style: STYLE, body, script });
}

const short = (link: string) => (link.length > 60 ? `${link.slice(0, 60)}…` : link);

/** What the form has to know of a network. */
function forPage({ task, classes, inputs, threshold }: TrainedNet): string {
  // no text in a script may end it
  return JSON.stringify({ task, classes, inputs, threshold }).replaceAll('<', '\\u003c');
}

function slidersHtml({ inputs }: TrainedNet): string {
  const rows = inputs.map(({ name, low, high }, k) => {
    const middle = (low + high) / 2;
    return `<label><span>${escapeHtml(name)}</span><input type="range" data-input="${k}" min="${low}" max="${high}" step="any" value="${middle}"><output></output></label>`;
  });
  return `<form>\n${rows.join('\n')}\n</form>`;
}

const padHtml = (clear: string) =>
  `<canvas id="pad" width="8" height="8"></canvas>\n<button type="button" id="clear">${clear}</button>`;

const STYLE = `h2 { margin: 24px 0 8px; font-size: 16px; }
form { display: grid; gap: 8px; }
label { display: grid; grid-template-columns: minmax(4em, auto) 1fr 5em; align-items: center; gap: 12px; min-height: 32px; }
label output { text-align: right; font-variant-numeric: tabular-nums; }
#answer { display: grid; gap: 4px; font-size: 17px; font-variant-numeric: tabular-nums; }
#answer div { display: grid; grid-template-columns: minmax(4em, auto) 1fr 5em; align-items: center; gap: 12px; }
#answer .best { font-weight: 600; }
#answer i { height: 10px; background: #0a7466; }
#answer span:last-child { text-align: right; }
#map { width: min(100%, 360px); aspect-ratio: 1; cursor: crosshair; }
#pad { width: min(100%, 304px); aspect-ratio: 1; border: 1px solid; image-rendering: pixelated; touch-action: none; cursor: crosshair; }
button { min-height: 44px; margin-top: 8px; padding: 0 16px; font: inherit; }
.made { margin-top: 32px; font-size: 13px; overflow-wrap: anywhere; }
`;

const ANSWER = `const place = document.querySelector('#answer');
function answer() {
  const outputs = predict(read());
  place.replaceChildren();
  if (net.task === 'regression') {
    place.textContent = outputs[0].toPrecision(5);
    return;
  }
  // one output: how sure it is of the second class
  const [low, high] = net.threshold > 0 ? [0, 1] : [-1, 1];
  const single = Math.min(1, Math.max(0, (outputs[0] - low) / (high - low)));
  const shares = outputs.length > 1 ? outputs : [1 - single, single];
  const best = shares.indexOf(Math.max(...shares));
  shares.forEach((share, k) => {
    const row = document.createElement('div');
    const name = document.createElement('span');
    name.textContent = net.classes[k];
    const bar = document.createElement('i');
    bar.style.width = \`\${100 * Math.min(1, Math.max(0, share))}%\`;
    const figure = document.createElement('span');
    figure.textContent = share.toFixed(3);
    row.className = k === best ? 'best' : '';
    row.append(name, bar, figure);
    place.append(row);
  });
}`;

const SLIDERS = `const sliders = [...document.querySelectorAll('[data-input]')];
const read = () => sliders.map((slider) => Number(slider.value));
for (const slider of sliders) {
  const show = () => {
    slider.nextElementSibling.textContent = Number(slider.value).toPrecision(3);
  };
  slider.addEventListener('input', () => {
    show();
    answer();
  });
  show();
}`;

const MAP = `const map = document.querySelector('#map');
const side = map.width;
const at = (k, share) => net.inputs[k].low + share * (net.inputs[k].high - net.inputs[k].low);
const grid = Array.from({ length: side * side }, (_, i) => {
  const [column, row] = [i % side, Math.floor(i / side)];
  return predict([at(0, (column + 0.5) / side), at(1, 1 - (row + 0.5) / side)]);
});
const colours = ['#c2560c', '#1b66b8', '#0a7466', '#9b3d8b', '#707000', '#505050'];
const [least, most] = [Math.min(...grid.map(([one]) => one)), Math.max(...grid.map(([one]) => one))];
const context = map.getContext('2d');
grid.forEach((outputs, i) => {
  const isOne = outputs.length === 1;
  const share = (outputs[0] - least) / (most - least || 1);
  const best = isOne ? Number(share > 0.5) : outputs.indexOf(Math.max(...outputs));
  context.globalAlpha = isOne ? 0.15 + 0.85 * Math.abs(2 * share - 1) : 0.3 + 0.7 * Math.min(1, Math.max(0, outputs[best]));
  context.fillStyle = colours[best % colours.length];
  context.fillRect(i % side, Math.floor(i / side), 1, 1);
});
map.addEventListener('pointerdown', (event) => {
  const { left, top, width, height } = map.getBoundingClientRect();
  sliders[0].value = at(0, (event.clientX - left) / width);
  sliders[1].value = at(1, 1 - (event.clientY - top) / height);
  for (const slider of sliders) slider.dispatchEvent(new Event('input'));
});`;

const PAD = `const pad = document.querySelector('#pad');
const side = Math.round(Math.sqrt(net.inputs.length));
pad.width = side;
pad.height = side;
const ink = new Float64Array(net.inputs.length);
const read = () => Array.from(ink);
const context = pad.getContext('2d');
function paint() {
  context.clearRect(0, 0, side, side);
  ink.forEach((strength, i) => {
    context.globalAlpha = Math.min(1, Math.max(0, strength));
    context.fillStyle = getComputedStyle(pad).color;
    context.fillRect(i % side, Math.floor(i / side), 1, 1);
  });
}
function draw(event) {
  if (event.buttons === 0) return;
  const { left, top, width, height } = pad.getBoundingClientRect();
  const [x, y] = [((event.clientX - left) / width) * side, ((event.clientY - top) / height) * side];
  ink.forEach((strength, i) => {
    const away = Math.hypot((i % side) + 0.5 - x, Math.floor(i / side) + 0.5 - y);
    const { low, high } = net.inputs[i];
    ink[i] = Math.max(strength, low + (high - low) * Math.max(0, 1.2 - away));
    ink[i] = Math.min(high, ink[i]);
  });
  paint();
  answer();
}
pad.addEventListener('pointerdown', draw);
pad.addEventListener('pointermove', draw);
document.querySelector('#clear').addEventListener('click', () => {
  ink.fill(0);
  paint();
  answer();
});`;
