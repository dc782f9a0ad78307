import type { Node } from './node';

let written = 0;

/** So old is what a process left behind that is no more, and not what another machine is writing. */
const LEFT_BEHIND_MS = 60_000;

/**
 * Writes a file such that there is always a whole one: the old one, or the new one once its bytes are on the disk.
 *
 * A file beside it is written and flushed, takes the other's name, and the folder is flushed. Where that fails, also for want of
 * space, the old file is as it was and nothing lies beside it; a process that is killed may leave a file beside it, which the
 * next one removes.
 */
export async function writeAtomically(node: Node, path: string, bytes: Uint8Array): Promise<void> {
  const { files, process } = node;
  // Through a link, the file behind it is replaced, not the link.
  const target = await files.realpath(path).catch(() => path);
  const folder = node.path.dirname(target);
  const prefix = `.${node.path.basename(target)}.`;
  await removeLeftBehind(node, folder, prefix);
  const beside = node.path.join(folder, `${prefix}${process.pid}-${written++}.tmp`);
  const mode = await files.stat(target).then(
    (stat) => stat.mode & 0o777,
    () => 0o666,
  );
  const file = await files.open(beside, 'wx', mode);
  try {
    try {
      for (let at = 0; at < bytes.length; ) at += (await file.write(bytes, at)).bytesWritten;
      await file.sync();
    } finally {
      await file.close();
    }
    await files.rename(beside, target);
  } catch (error) {
    await files.unlink(beside).catch(() => {});
    throw error;
  }
  await syncFolder(node, folder);
}

/** Writes the new name to the disk, where folders can be flushed: those of Windows cannot. */
async function syncFolder({ files }: Node, folder: string): Promise<void> {
  const handle = await files.open(folder, 'r').catch(() => null);
  await handle?.sync().catch(() => {});
  await handle?.close();
}

async function removeLeftBehind({ files, path, process }: Node, folder: string, prefix: string) {
  for (const name of await files.readdir(folder).catch(() => [])) {
    const [, pid] = name.startsWith(prefix)
      ? (/^(\d+)-\d+\.tmp$/.exec(name.slice(prefix.length)) ?? [])
      : [];
    if (pid === undefined || isAlive(process, Number(pid))) continue;
    const file = path.join(folder, name);
    const old = await files.stat(file).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (old > LEFT_BEHIND_MS) await files.unlink(file).catch(() => {});
  }
}

function isAlive(process: Node['process'], pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // One of another user is alive and may not be asked.
    return (error as { code?: string }).code !== 'ESRCH';
  }
}
