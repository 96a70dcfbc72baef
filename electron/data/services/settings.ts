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

export function settingsService(
  folder: string,
  emit: EmitEvent,
  raise: (failure: Failure) => void,
): SettingsService {
  const path = join(folder, 'settings.json');
  let settings = readAppFile(path, decodeSettings, DEFAULT_SETTINGS, raise);

  return {
    current: () => settings,
    handlers: {
      'settings.read': () => settings,
      'settings.write': (change) => {
        settings = { ...settings, ...change };
        emit('settings.changed', { settings });
        // Holds for this run even where the folder cannot be written; the failure says that it will not last.
        writeAppFile(path, settings);
        return settings;
      },
    },
  };
}

/** Settings of another version may lack members or have new ones; what is known and right is kept. */
function decodeSettings(content: unknown): Settings | null {
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return null;
  const settings = { ...DEFAULT_SETTINGS };
  for (const name of Object.keys(DEFAULT_SETTINGS)) {
    if (!Object.hasOwn(content, name)) continue;
    try {
      Object.assign(settings, decodeInput('settings.write', { [name]: Reflect.get(content, name) }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      return null;
    }
  }
  return settings;
}
