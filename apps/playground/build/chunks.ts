// Which modules of the page go into one file: many small files cost requests and compress worse than few.
import { fileURLToPath } from 'node:url';

/** What the bundler tells of the modules. */
interface Graph {
  getModuleInfo(
    id: string,
  ): {
    readonly importedIds: readonly string[];
    readonly dynamicallyImportedIds: readonly string[];
  } | null;
}

// ids have slashes in every system
const SOURCE = fileURLToPath(new URL('../src/', import.meta.url)).replaceAll('\\', '/');
const TRAIN = `${SOURCE}labs/train/`;
const TRAIN_LAB = `${TRAIN}TrainLab.svelte`;
const LAB = /\/src\/labs\/(\w+)\/\w+Lab\.svelte$/;
/** What puts pictures on canvases: all that the entry page needs of Train. */
const DRAWS = /\/src\/(draw\/|worker\/(painter-client|letters)|ui\/(Canvas|paint-queue|palette)\b)/;
/** What is a file of its own: some need it and nothing of what would be beside it. */
const ALONE = /\/node_modules\/|\/src\/(worker\/client|ui\/Curve|words\/charts|state\/)/;

/**
 * The files of what Train needs at once: `train` where nothing else needs it, `drawing` and `controls` where other labs do.
 * The frame, what dialogs need too, and packages are split as the bundler does it, which knows what of them is used.
 */
export function pageChunks(): (id: string, graph: Graph) => string | null {
  let needs: Needs | undefined;
  return (id, graph) => {
    if (ALONE.test(id)) return null;
    needs ??= needsOf(graph);
    const { frame, train, labs, dialogs } = needs;
    if (!train.has(id) || frame.has(id) || id === TRAIN_LAB) return null;
    if (labs.has(id)) return DRAWS.test(id) ? 'drawing' : 'controls';
    return dialogs.has(id) ? 'settings' : 'train';
  };
}

type Ids = ReadonlySet<string>;
interface Needs {
  readonly frame: Ids;
  readonly train: Ids;
  /** Of the other labs. */
  readonly labs: Ids;
  /** Of all else that is loaded on demand, outside the Train lab. */
  readonly dialogs: Ids;
}

/** What each part of the page imports, directly or not. */
function needsOf(graph: Graph): Needs {
  const main = `${SOURCE}main.ts`;
  const onDemand = [...reach(graph, [main], true)].flatMap(
    (id) => graph.getModuleInfo(id)?.dynamicallyImportedIds ?? [],
  );
  const others = onDemand.filter((id) => !id.startsWith(TRAIN));
  return {
    frame: reach(graph, [main]),
    train: reach(graph, [TRAIN_LAB]),
    labs: reach(
      graph,
      others.filter((id) => LAB.test(id)),
    ),
    dialogs: reach(
      graph,
      others.filter((id) => !LAB.test(id)),
    ),
  };
}

/** All that some modules import. @param alsoLater - what is loaded on demand, too */
function reach(graph: Graph, from: readonly string[], alsoLater = false): Set<string> {
  const seen = new Set<string>();
  const waiting = [...from];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    const info = seen.has(id) ? null : graph.getModuleInfo(id);
    seen.add(id);
    if (info) waiting.push(...info.importedIds);
    if (info && alsoLater) waiting.push(...info.dynamicallyImportedIds);
  }
  return seen;
}
