import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { ID_BYTES, uuidText, writeQuotedUuid, writeUuid } from './trace-id.ts';

function writeQuoted(text: string, bytes: Uint8Array, at: number): boolean {
  const written = new TextEncoder().encode(`x"${text}"x`);
  return writeQuotedUuid(new DataView(written.buffer), 1, written.length - 1, bytes, at);
}

describe('trace ids', () => {
  it('are 16 bytes where they are UUIDs, and come back as they were', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.nat(3), (uuid, at) => {
        const bytes = new Uint8Array(at + ID_BYTES);
        expect(writeUuid(uuid, bytes, at)).toBe(true);
        expect(uuidText(bytes, at)).toBe(uuid);
        bytes.fill(0);
        expect(writeQuoted(uuid, bytes, at)).toBe(true);
        expect(uuidText(bytes, at)).toBe(uuid);
      }),
    );
  });

  it.each([
    '',
    'c529254f-bcf5-11ed-a123-8b1fb5d9fcb',
    'C529254F-BCF5-11ED-A123-8B1FB5D9FCBA',
    'c529254f-bcf5-11ed-a123-8b1fb5d9fcbg',
    'c529254f+bcf5-11ed-a123-8b1fb5d9fcba',
    'c529254fbcf5-11ed-a123-8b1fb5d9fcbaa-',
    '事529254f-bcf5-11ed-a123-8b1fb5d9fcba',
  ])('are text where they are anything else: %s', (text) => {
    expect(writeUuid(text, new Uint8Array(ID_BYTES), 0)).toBe(false);
    expect(writeQuoted(text, new Uint8Array(ID_BYTES), 0)).toBe(false);
  });
});
