import { writeFileSync } from 'node:fs';
import { Failure } from '../../../shared/model/failure.ts';
import { decodeInput } from '../../../shared/ipc/decode.ts';
import type { Handlers } from '../../../shared/ipc/contract.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../shared/model/settings.ts';
import { checkPath } from '../cache/file-check.ts';
import { draftBeside, exportFailure, exportPlace, placeExport, removeDraft } from './export/export-place.ts';
import type { SettingsService } from './settings.ts';

/** What the file says it is, so that no other JSON is taken for it. */
const FORM = 'tracebell_settings';

/** Stays on its machine: a file that somebody was handed must not say where the next version of the app comes from. */
const OWN = 'updates' satisfies keyof Settings;

/** Settings as a file that somebody takes to another machine, and back to what they are at first. No secret is among them. */
export function settingsFileService(settings: SettingsService): {
  handlers: Handlers<'settings.export' | 'settings.import' | 'settings.reset'>;
} {
  const write = settings.handlers['settings.write'];
  return {
    handlers: {
      'settings.export': ({ path, replace }) => {
        const kept = Object.entries(settings.current()).filter(([name]) => name !== OWN);
        const text = `${JSON.stringify({ [FORM]: 1, settings: Object.fromEntries(kept) }, null, 2)}\n`;
        if (path !== null) save(path, text, replace);
        return { text };
      },
      // All of it or nothing: half of another machine's settings is nobody's wish.
      'settings.import': ({ text }) => write(settingsIn(text)),
      'settings.reset': () => write(DEFAULT_SETTINGS),
    },
  };
}

function settingsIn(text: string): Partial<Settings> {
  const content = parsed(text);
  if (!isObject(content) || content[FORM] !== 1 || !isObject(content['settings']))
    throw new Failure('settings-file-wrong', { member: null });
  const wanted = content['settings'];
  const found: Partial<Settings> = {};
  for (const name of Object.keys(DEFAULT_SETTINGS)) {
    if (name === OWN || !Object.hasOwn(wanted, name)) continue;
    try {
      Object.assign(found, decodeInput('settings.write', { [name]: wanted[name] }));
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      throw new Failure('settings-file-wrong', { member: name }, error);
    }
  }
  return found;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return null; // Said as what it means: it is no such file.
  }
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function save(path: string, text: string, replace: boolean): void {
  checkPath(path);
  const place = exportPlace(path, { replace });
  const draft = draftBeside(place);
  try {
    writeFileSync(draft, text, { flag: 'wx' });
    placeExport(draft, place, replace);
  } catch (error) {
    throw exportFailure(error, place);
  } finally {
    removeDraft(draft);
  }
}
