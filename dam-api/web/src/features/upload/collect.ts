import type { Found } from "./row";

/** Files that systems leave in folders, and that nobody means by "this folder". */
const isHidden = (path: string): boolean =>
  path.split("/").some((step) => step.startsWith(".") || step === "Thumbs.db" || step === "desktop.ini");

/** What was chosen by a dialog: of a folder every visible file, with its path. */
export function chosen(files: Iterable<File>): Found[] {
  return [...files]
    .map((file) => ({ file, path: file.webkitRelativePath || file.name }))
    .filter(({ file, path }) => file.webkitRelativePath === "" || !isHidden(path));
}

/**
 * What was dropped, folders with all that is in them; `found` gets the files in lots, while the walk goes on. The list of
 * a drop is empty as soon as its event is over: all of it is taken before the first wait.
 */
export async function dropped(transfer: DataTransfer, found: (files: Found[]) => void): Promise<void> {
  const entries: FileSystemEntry[] = [];
  const files: File[] = [];
  for (const item of transfer.items) {
    if (item.kind !== "file") continue;
    const entry = item.webkitGetAsEntry?.() ?? null;
    const file = entry === null || entry.isFile ? item.getAsFile() : null;
    if (file !== null) files.push(file);
    else if (entry !== null) entries.push(entry);
  }
  if (files.length > 0) found(files.map((file) => ({ file, path: file.name })));
  for (const entry of entries) {
    await walk(entry, "", found);
  }
}

async function walk(entry: FileSystemEntry, below: string, found: (files: Found[]) => void): Promise<void> {
  const path = below === "" ? entry.name : `${below}/${entry.name}`;
  if (below !== "" && isHidden(entry.name)) return;
  if (entry.isFile) {
    found([{ file: await fileOf(entry as FileSystemFileEntry), path }]);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  // It hands out a hundred at a time, and none when there are no more.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return;
    const files = some.filter((each): each is FileSystemFileEntry => each.isFile && !isHidden(each.name));
    found(await Promise.all(files.map(async (each) => ({ file: await fileOf(each), path: `${path}/${each.name}` }))));
    for (const each of some) {
      if (each.isDirectory) await walk(each, path, found);
    }
  }
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> => new Promise((resolve, reject) => entry.file(resolve, reject));
