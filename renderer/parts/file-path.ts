/** A path in two parts, so that where there is little room the folders give way and the name stays. */
export function splitPath(path: string): { folders: string; name: string } {
  const end = Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'), path.lastIndexOf('!'));
  return { folders: path.slice(0, end + 1), name: path.slice(end + 1) };
}
