import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { callIn, expect, test } from './stand-in/fixture.ts';

test.describe('secrets', () => {
  test('are kept encrypted, by name, and never given back', async ({ desktop, home }) => {
    const app = await desktop();
    const page = await app.page();
    const stored = await callIn(page, 'secrets.store', { name: 'lab key', value: 'HARD-TO-GUESS' });
    expect(stored).toEqual({
      ok: true,
      output: { store: 'system', reason: null, lock: null, names: ['lab key'] },
    });
    const file = readFileSync(join(home, 'secrets.json'), 'utf8');
    expect(file).toContain('lab key');
    expect(file).not.toContain('HARD-TO-GUESS');
    expect(file).not.toContain(Buffer.from('HARD-TO-GUESS').toString('base64'));
    expect(await callIn(page, 'secrets.remove', { name: 'lab key' })).toMatchObject({
      output: { names: [] },
    });
  });

  const REFUSALS = [
    { secrets: { available: false, backend: 'gnome_libsecret' }, reason: 'no-encryption' },
    { secrets: { available: true, backend: 'basic_text' }, reason: 'plain-text-only' },
    { secrets: { available: true, backend: 'unknown' }, reason: 'plain-text-only' },
  ];
  for (const { secrets, reason } of REFUSALS) {
    test(`are refused where the store is ${JSON.stringify(secrets)}`, async ({ desktop, home }) => {
      test.skip(
        process.platform !== 'linux' && reason === 'plain-text-only',
        'Only Linux falls back to plain text.',
      );
      const app = await desktop();
      const page = await app.page();
      await app.control.setSecrets(secrets);
      expect(await callIn(page, 'secrets.status', {})).toMatchObject({ output: { store: 'none', reason } });
      expect(await callIn(page, 'secrets.store', { name: 'key', value: 'HARD-TO-GUESS' })).toMatchObject({
        ok: false,
        failure: { code: 'secret-store-unavailable', details: { reason } },
      });
      expect(existsSync(join(home, 'secrets.json'))).toBe(false);
    });
  }
});
