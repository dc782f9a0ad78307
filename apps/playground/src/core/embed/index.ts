export {
  configSet,
  EMBED_VERSION,
  type EmbedProblem,
  isForFrame,
  type ReadyMessage,
  readSet,
  type SetMessage,
  type StateMessage,
} from './messages';
export { type EmbedOptions, embedOptions, PARTS, type Part, withoutEmbed } from './options';
