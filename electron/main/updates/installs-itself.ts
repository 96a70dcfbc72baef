import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join, sep } from 'node:path';

export interface Installed {
  platform: NodeJS.Platform;
  execPath: string;
  env: Readonly<Record<string, string | undefined>>;
}

/**
 * Whether the app can be replaced from within: an AppImage, and what the Windows installer installed. What a package manager or a person
 * unpacked is theirs; macOS takes signed apps alone, which nobody has made of this one yet.
 */
export function installsItself({ platform, execPath, env }: Installed): boolean {
  if (platform === 'linux') {
    const { APPIMAGE = '', APPDIR = '' } = env;
    // An AppImage hands both on to whatever is started from within it: the program must be this one's own.
    return isAbsolute(APPIMAGE) && isAbsolute(APPDIR) && execPath.startsWith(`${APPDIR}${sep}`);
  }
  return platform === 'win32' && existsSync(join(dirname(execPath), 'Uninstall Tracebell.exe'));
}
