// What `changeset version` writes of each changeset: its text alone, without the hash of a commit.

/** @param {{ summary: string }} changeset */
async function getReleaseLine({ summary }) {
  return `- ${summary.trim().replaceAll('\n', '\n  ')}`;
}

// All packages carry one version: that those below have it, too, says nothing.
async function getDependencyReleaseLine() {
  return '';
}

module.exports = { getReleaseLine, getDependencyReleaseLine };
