// What stands here is only the form. Builds and tests put the messages of all packages in its place
// (scripts/messages/gathered.mjs), from each one's `src/ko.ts` and `messages.json`: no source imports what lies above it.

/** The English templates of all packages, by the ids that production builds throw: `#57`, `#losses.12`. */
export const english: Readonly<Record<string, string>> = {};

/** The same in Korean. */
export const korean: Readonly<Record<string, string>> = {};
