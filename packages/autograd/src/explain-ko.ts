/**
 * The sentences of explanations in Korean.
 *
 * @module
 */
export {};
