import { UserFault } from '../fault.ts';

/** What to do about what the machine says, by the codes of the system and of SQLite (https://sqlite.org/rescode.html). */
const CURES: ReadonlyMap<string | number, string> = new Map<string | number, string>([
  ['EACCES', 'This user may not write there: change who owns the folder, or set DATA_DIR to another one.'],
  ['EPERM', 'This user may not write there: change who owns the folder, or set DATA_DIR to another one.'],
  ['EROFS', 'That disk is read-only: set DATA_DIR to a folder on another one.'],
  ['ENOTDIR', 'DATA_DIR is to name a folder, and this is inside a file.'],
  ['EEXIST', 'DATA_DIR is to name a folder, and this is a file.'],
  ['ENOSPC', 'The disk is full: free some space and start again. Nothing that was answered is lost.'],
  [5, 'Another process holds it: end that one, or give each server a DATA_DIR of its own.'],
  [8, 'The file may not be written to by this user: change who owns it.'],
  [10, 'The disk failed: look at the system’s log, and restore a backup if the file is damaged.'],
  [11, 'The file is damaged: restore a backup, or move it away to begin anew.'],
  [13, 'The disk is full: free some space and start again. Nothing that was answered is lost.'],
  [14, 'It cannot be made or read there by this user: look at who owns the folder DATA_DIR.'],
  [26, 'It is no SQLite database: restore a backup, or move it away to begin anew.'],
]);

/** Why a store cannot be opened, with what to do about it. */
export function storeFault(file: string, error: unknown): UserFault {
  const reason = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const result = error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : undefined;
  const cure = CURES.get(result ?? String(code));
  const said = `the store ${file} cannot be opened: ${reason}${cure === undefined ? '' : `\n${cure}`}`;
  return new UserFault(said, { cause: error });
}
