/** What somebody drops or picks, as the one file that is sent: several files, or a folder, become a zip. */
import { zipSync } from 'fflate';
import { LONGEST_IMPORT } from '../../../shared/protocol/organizer.ts';

/** A file with the path that it had where it was dropped. */
export interface Found {
  readonly path: string;
  readonly file: Blob;
}

/** One file to send. */
export interface Gathered {
  readonly name: string;
  readonly blob: Blob;
}

/** Files of a folder that a map may be in; all others are left at home. */
const MAP_FILE = /\.(geojson|json|osm|xml)$/i;
/** What operating systems put beside files. */
const RUBBISH = /(^|\/)(__MACOSX|\.[^/]*)(\/|$)/;

/** A map larger than this is zipped: it is a tenth of itself then, and comes sooner over a slow line. */
const WORTH_ZIPPING = 1_000_000;

/** So many files of a folder are looked at. */
const MOST_FILES = 2_000;

export const isPlanPicture = (name: string): boolean => /\.(png|jpe?g|svg|pdf)$/i.test(name);

/** `empty`: no map among them; `large`: more than is taken. */
export async function gather(found: readonly Found[]): Promise<Gathered | 'empty' | 'large'> {
  const [only] = found;
  if (only === undefined) return 'empty';
  if (found.length === 1 && !only.path.includes('/') && !(MAP_FILE.test(only.path) && only.file.size > WORTH_ZIPPING)) {
    return only.file.size > LONGEST_IMPORT ? 'large' : { name: only.path.slice(-200), blob: only.file };
  }
  const maps = found.filter(({ path }) => MAP_FILE.test(path) && !RUBBISH.test(path));
  if (maps.length === 0) return 'empty';
  // Two times: text is a tenth of itself when it is zipped, and what the server unpacks has its own bound.
  if (maps.reduce((sum, { file }) => sum + file.size, 0) > 2 * LONGEST_IMPORT) return 'large';
  const entries = await Promise.all(
    maps.map(async ({ path, file }) => [path, new Uint8Array(await file.arrayBuffer())] as const),
  );
  const zipped = zipSync(Object.fromEntries(entries), { level: 3 });
  const folder = maps[0]?.path.split('/')[0] ?? 'map';
  if (zipped.length > LONGEST_IMPORT) return 'large';
  return {
    name: `${folder.slice(0, 180)}.zip`,
    blob: new Blob([Uint8Array.from(zipped)], { type: 'application/zip' }),
  };
}

/** The files of an `<input type="file">`, a folder's among them. */
export const pickedFiles = (list: FileList | null): Found[] =>
  [...(list ?? [])].map((file) => ({ path: file.webkitRelativePath || file.name, file }));

/** By what it says of itself: browsers do not all give its class a name of the same kind, Chromium none at all. */
const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile;
const isDirectory = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory;

const filesOf = (entry: FileSystemEntry, found: Found[]): Promise<void> =>
  new Promise((done) => {
    if (found.length >= MOST_FILES) return done();
    if (isFile(entry)) {
      entry.file(
        (file) => {
          found.push({ path: entry.fullPath.replace(/^\//, ''), file });
          done();
        },
        () => done(),
      );
    } else if (isDirectory(entry)) {
      const reader = entry.createReader();
      // A folder is told in portions, until one is empty.
      const more = () =>
        reader.readEntries(
          async (entries) => {
            if (entries.length === 0) return done();
            for (const one of entries) await filesOf(one, found);
            more();
          },
          () => done(),
        );
      more();
    } else done();
  });

/** All files that were dropped, those in folders too. To be called while the drop is being handled. */
export async function droppedFiles(transfer: DataTransfer): Promise<Found[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  const plain = pickedFiles(transfer.files);
  const found: Found[] = [];
  for (const entry of entries) await filesOf(entry, found);
  return found.length > 0 ? found : plain;
}
