import { existsSync } from 'node:fs';

const SETPRIV = '/usr/bin/setpriv';

export const isRoot = process.getuid?.() === 0;

/**
 * How to start a process that the modes of files hold for. Root passes over them by a capability, so it gives all of
 * them up; the process stays root by name, and can read the project wherever it lies.
 */
export const heldByModes: readonly string[] | undefined = isRoot
  ? [SETPRIV, '--inh-caps=-all', '--bounding-set=-all']
  : undefined;

/** Why no process that modes hold for can be started; undefined where one can. */
export const noModes: string | undefined =
  process.platform === 'win32'
    ? 'modes of files are not how Windows keeps rights'
    : isRoot && !existsSync(SETPRIV)
      ? 'root without setpriv cannot give up its rights'
      : undefined;
