/** Files that systems leave beside others, for themselves: never what somebody wants to read. */
const NAMES = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.localized', '.directory']);

/** Whether a path leads to such a file; `__MACOSX` holds one for each file of an archive made on a Mac. */
export function isJunk(path: string): boolean {
  const parts = path.split(/[\\/]/);
  const name = parts.at(-1) ?? '';
  return NAMES.has(name) || name.startsWith('._') || parts.includes('__MACOSX');
}
