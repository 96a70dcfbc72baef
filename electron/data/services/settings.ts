import { join } from 'node:path';
import { Failure } from '../../../shared/model/failure.ts';
import { decodeInput } from '../../../shared/ipc/decode.ts';
import type { EmitEvent, Handlers } from '../../../shared/ipc/contract.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';
import { readAppFile, writeAppFile } from './app-file.ts';

export interface SettingsService {
  current(): Settings;
  handlers: Handlers<'settings.read' | 'settings.write'>;
}

/** What the file holds, as it is: members that this version does not know, or not so, are another version's. */
type Stored = Readonly<Record<string, unknown>>;

export function settingsService(
  folder: string,
  emit: EmitEvent,
  raise: (failure: Failure) => void,
): SettingsService {
  const path = join(folder, 'settings.json');
  const read = (): Stored => readAppFile(path, decodeStored, raise) ?? {};
  /** Changes that hold for this run although the file could not be written. */
  let unsaved: Partial<Settings> = {};
  let settings = knownSettings(read());

  return {
    current: () => settings,
    handlers: {
      'settings.read': () => settings,
      'settings.write': (change) => {
        unsaved = { ...unsaved, ...change };
        // Read again: another Tracebell on this machine may have changed something else meanwhile.
        const stored = { ...read(), ...unsaved };
        settings = knownSettings(stored);
        emit('settings.changed', { settings });
        writeAppFile(path, stored);
        unsaved = {};
        return settings;
      },
    },
  };
}

function decodeStored(content: unknown): Stored | null {
  return typeof content === 'object' && content !== null && !Array.isArray(content)
    ? (content as Stored)
    : null;
}

/** Each member that is known and right; the default for every other. */
function knownSettings(stored: Stored): Settings {
  const settings = { ...DEFAULT_SETTINGS };
  for (const name of Object.keys(DEFAULT_SETTINGS)) {
    if (!Object.hasOwn(stored, name)) continue;
    try {
      Object.assign(settings, decodeInput('settings.write', { [name]: stored[name] }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
    }
  }
  return settings;
}
