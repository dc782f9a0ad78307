/** An open file. */
interface Handle {
  write(bytes: Uint8Array, offset: number): Promise<{ bytesWritten: number }>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

/** What of `node:fs/promises` is needed. Written out, so that declarations need no types of Node. */
export interface NodeFiles {
  open(path: string, flags: string, mode?: number): Promise<Handle>;
  readFile(path: string): Promise<Uint8Array>;
  readdir(path: string): Promise<string[]>;
  realpath(path: string): Promise<string>;
  rename(from: string, to: string): Promise<void>;
  stat(path: string): Promise<{ readonly mode: number; readonly mtimeMs: number }>;
  unlink(path: string): Promise<void>;
}

/** The parts of Node that write and read files. */
export interface Node {
  readonly files: NodeFiles;
  readonly path: {
    basename(path: string): string;
    dirname(path: string): string;
    join(...parts: string[]): string;
  };
  readonly url: { fileURLToPath(url: URL | string): string };
  readonly process: { readonly pid: number; kill(pid: number, signal: number): unknown };
}

interface NodeProcess {
  readonly pid: number;
  kill(pid: number, signal: number): unknown;
  getBuiltinModule?(name: string): unknown;
}

/** Node, or what is like it; null in a page. No import, so that bundles for pages stay free of it. */
export function findNode(): Node | null {
  const { process } = globalThis as { process?: NodeProcess };
  const files = process?.getBuiltinModule?.('node:fs/promises');
  if (!process?.getBuiltinModule || !files) return null;
  return {
    files: files as NodeFiles,
    path: process.getBuiltinModule('node:path') as Node['path'],
    url: process.getBuiltinModule('node:url') as Node['url'],
    process,
  };
}
