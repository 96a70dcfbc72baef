import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { EmitEvent, Handlers } from '../../../shared/ipc/contract.ts';
import { decodeInput } from '../../../shared/ipc/decode.ts';
import { PROFILE_LIMITS, type Connection } from '../../../shared/model/connection.ts';
import { Failure } from '../../../shared/model/failure.ts';
import { readAppFile, writeAppFile } from './app-file.ts';

const FILE = 'profiles.json';

export interface ProfileService {
  handlers: Handlers<'profiles.list' | 'profiles.save' | 'profiles.remove'>;
}

/** Profiles of the cloud lie beside the settings, never in a workspace. What is secret of them lies elsewhere still. */
export function profileService(
  folder: string,
  emit: EmitEvent,
  raise: (failure: Failure) => void,
): ProfileService {
  const path = join(folder, FILE);
  // Read anew each time: another Tracebell may run on the same folder.
  const read = (): Connection[] => storedProfiles(folder, raise);
  const write = (connections: Connection[]): Connection[] => {
    writeAppFile(path, { version: 1, profiles: connections });
    emit('profiles.changed', {});
    return connections;
  };
  return {
    handlers: {
      'profiles.list': read,
      'profiles.save': ({ id, profile }) => {
        const before = read();
        const others = before.filter((each) => each.id !== id);
        if (others.some((each) => isSameName(each.profile.name, profile.name)))
          throw new Failure('profile-name-taken', { name: profile.name });
        if (id === null && before.length >= PROFILE_LIMITS.profiles)
          throw new Failure('profiles-too-many', { most: PROFILE_LIMITS.profiles });
        const saved = { id: id ?? randomUUID(), profile };
        const isNew = others.length === before.length;
        const after = isNew ? [...before, saved] : before.map((each) => (each.id === id ? saved : each));
        write(after);
        return saved;
      },
      'profiles.remove': ({ id }) => write(read().filter((each) => each.id !== id)),
    },
  };
}

/** In the order in which they were made. */
export function storedProfiles(folder: string, raise: (failure: Failure) => void): Connection[] {
  return readAppFile(join(folder, FILE), decodeStored, raise) ?? [];
}

/** People tell them apart by their names, also on the command line. */
const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Null where any of it cannot be understood: the file is put aside whole, so that nothing of it is lost. */
function decodeStored(content: unknown): Connection[] | null {
  if (typeof content !== 'object' || content === null || !('version' in content)) return null;
  if (content.version !== 1 || !('profiles' in content) || !Array.isArray(content.profiles)) return null;
  try {
    return (content.profiles as unknown[]).flatMap((each) => {
      const { id, profile } = decodeInput('profiles.save', each);
      return id === null ? [] : [{ id, profile }];
    });
  } catch (error) {
    if (error instanceof Failure) return null;
    throw error;
  }
}
