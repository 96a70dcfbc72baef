import { Failure } from '../../shared/model/failure.ts';
import { WORKSPACE_ENDING } from '../../shared/model/workspace.ts';

/** A file of the browser's machine, under its path in what was given. */
export interface GivenFile {
  path: string;
  file: File;
}

/** What was dropped or chosen: a file, or an entry that may be a folder. */
export type Given = File | FileSystemEntry;

/** What a drop brings. Its entries can only be taken while the event is handled. */
export function givenBy(transfer: DataTransfer): { given: Given[]; files: File[] } {
  const items = [...transfer.items].filter((item) => item.kind === 'file');
  return {
    given: items.flatMap((item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? []),
    files: [...transfer.files],
  };
}

export function isWorkspaceName(name: string): boolean {
  return name.toLowerCase().endsWith(WORKSPACE_ENDING);
}

export function isWorkspaceFile(given: Given): boolean {
  return (given instanceof File || given.isFile) && isWorkspaceName(given.name);
}

/** Every file in what was given, folders walked through. Told as they are found. */
export async function listFiles(
  given: readonly Given[],
  found: (count: number) => void,
  signal: AbortSignal,
): Promise<GivenFile[]> {
  const files: GivenFile[] = [];
  const waiting = [...given];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (signal.aborted) throw new Failure('cancelled', {});
    if (next instanceof File) files.push({ path: next.webkitRelativePath || next.name, file: next });
    else if (isFolder(next)) waiting.push(...(await entriesOf(next)));
    else files.push({ path: withoutRoot(next.fullPath), file: await fileOf(next) });
    found(files.length);
  }
  return files;
}

export async function fileOf(given: Given): Promise<File> {
  if (given instanceof File) return given;
  return new Promise((resolve, reject) => {
    (given as FileSystemFileEntry).file(resolve, (reason) => reject(unreadable(given, reason)));
  });
}

async function entriesOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, (reason) => reject(unreadable(folder, reason)));
    });
    // A reader hands out a hundred at a time, and none at the end.
    if (some.length === 0) return all;
    all.push(...some);
  }
}

/** As a failure, since it is nobody's fault of ours: gone meanwhile, or no right to read it. */
function unreadable({ fullPath }: FileSystemEntry, { name }: DOMException): Failure {
  const path = withoutRoot(fullPath);
  return name === 'NotFoundError'
    ? new Failure('disk-failed', { path, reason: name })
    : new Failure('path-forbidden', { path });
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

const withoutRoot = (path: string): string => path.replace(/^\//, '');
