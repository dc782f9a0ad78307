// Loaded before anything else, by whatever Node there is: only syntax that the oldest can read.
var needed = require('../package.json').engines.node.replace('>=', '').split('.').map(Number);
var running = process.versions.node.split('.').map(Number);
var tooOld = running[0] < needed[0] || (running[0] === needed[0] && running[1] < needed[1]);
var words = ['bp needs Node', needed.join('.'), 'or newer, this is Node', running.join('.')];
if (tooOld) {
  console.error(words.join(' ') + '; get one at https://nodejs.org');
  process.exit(1);
}
