import { expect, test } from 'vitest';
import { troubleOf, UpdateTrouble } from './trouble.ts';

const withCode = (code: string, message = 'x'): Error => Object.assign(new Error(message), { code });

test.each([
  ['our own', new UpdateTrouble('insecure'), { problem: 'insecure', detail: '' }],
  [
    'of Chromium',
    new Error('net::ERR_PROXY_CONNECTION_FAILED'),
    { problem: 'unreachable', detail: 'PROXY_CONNECTION_FAILED' },
  ],
  ['of a server', withCode('HTTP_ERROR_503'), { problem: 'refused', detail: 'HTTP 503' }],
  [
    'of a server at a download',
    new Error('Cannot download "https://example.com/a", status 403: Forbidden'),
    { problem: 'refused', detail: 'HTTP 403' },
  ],
  [
    'of a folder without a version',
    withCode('ERR_UPDATER_CHANNEL_FILE_NOT_FOUND'),
    { problem: 'missing', detail: '' },
  ],
  ['of a description', withCode('ERR_UPDATER_INVALID_UPDATE_INFO'), { problem: 'unreadable', detail: '' }],
  ['of a checksum', withCode('ERR_CHECKSUM_MISMATCH'), { problem: 'altered', detail: '' }],
  ['of the disk', withCode('ENOSPC'), { problem: 'not-kept', detail: 'ENOSPC' }],
  ['that nobody knows', new Error('?'), { problem: 'other', detail: '' }],
  ['that is none', 'gone', { problem: 'other', detail: '' }],
])('trouble %s', (_what, error, wanted) => expect(troubleOf(error)).toEqual(wanted));
