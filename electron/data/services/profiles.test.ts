import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { CloudProfile } from '../../../shared/model/cloud-profile.ts';
import type { Connection } from '../../../shared/model/connection.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import { failureOf } from '../testing/failure-of.ts';
import { tempFolder } from '../testing/temp-folder.ts';
import { profileService } from './profiles.ts';

const PROFILE: CloudProfile = {
  name: 'Lab',
  site: 'otc',
  region: 'eu-de',
  endpoints: { iam: 'http://127.0.0.1:1' },
  projectId: '24edf66e79d04187acb99a463e610764',
  domainId: '',
  signIn: 'keys',
  isReadOnly: true,
};

function started(folder: string) {
  const raised: Failure[] = [];
  const told: string[] = [];
  const { handlers } = profileService(
    folder,
    (name) => void told.push(name),
    (failure) => void raised.push(failure),
  );
  return {
    raised,
    told,
    list: () => handlers['profiles.list']({}) as Connection[],
    save: (id: string | null, profile: CloudProfile) =>
      handlers['profiles.save']({ id, profile }) as Connection,
    remove: (id: string) => handlers['profiles.remove']({ id }) as Connection[],
  };
}

test('a profile is kept beside the settings, changed under its id, removed and brought back', () => {
  const folder = tempFolder();
  const first = started(folder);
  const saved = first.save(null, PROFILE);
  const other = first.save(null, { ...PROFILE, name: 'Other' });
  first.save(saved.id, { ...PROFILE, name: 'Renamed' });
  const second = started(folder);
  expect(second.list()).toEqual([{ id: saved.id, profile: { ...PROFILE, name: 'Renamed' } }, other]);
  expect(second.remove(saved.id)).toEqual([other]);
  expect(second.save(saved.id, PROFILE)).toEqual(saved);
  expect(first.list()).toEqual([other, saved]);
  expect(first.told).toEqual(['profiles.changed', 'profiles.changed', 'profiles.changed']);
});

test('two profiles do not share a name', () => {
  const { save, list } = started(tempFolder());
  const saved = save(null, PROFILE);
  expect(failureOf(() => save(null, { ...PROFILE, name: 'LAB' })).code).toBe('profile-name-taken');
  expect(save(saved.id, { ...PROFILE, isReadOnly: false }).profile.isReadOnly).toBe(false);
  expect(list()).toHaveLength(1);
});

test.each(['{', '[]', '{"version":2,"profiles":[]}', '{"version":1,"profiles":[{"id":"a","profile":{}}]}'])(
  'a file of %s is put aside and said',
  (content) => {
    const folder = tempFolder();
    const path = join(folder, 'profiles.json');
    writeFileSync(path, content);
    const { list, raised } = started(folder);
    expect(list()).toEqual([]);
    expect(raised).toMatchObject([{ code: 'settings-unreadable' }]);
    expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(content);
  },
);
