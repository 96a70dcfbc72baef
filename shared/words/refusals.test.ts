import { describe, expect, it } from 'vitest';
import type {
  ForeignShape,
  JsonKind,
  RefusalCode,
  RefusalDetails,
  RefusalReason,
} from '../model/import-report.ts';
import { LANGUAGES } from '../model/settings.ts';
import type { Wrapping } from '../model/trace.ts';
import { wordsFor } from './languages.ts';
import { refusalWords } from './words.ts';

const KINDS: JsonKind[] = ['null', 'boolean', 'number', 'text', 'list', 'object'];
const SHAPES: ForeignShape[] = [
  ...([
    'alibaba-platform-event',
    'azure-activity-log',
    'gcp-audit-log',
    'cts-digest',
    'cts-notification',
  ] as const),
];
const WRAPPINGS: Wrapping[] = [
  ...(['logdna', 'elasticsearch', 'cloud-logs', 'log-service', 'cloudtrail-lookup', 'cloudevents'] as const),
];
const unread = [{ member: 'eventTime', text: 'yesterday' }];

/** Details as they come. A code that is added has none here and does not compile. */
const SAMPLES: { [Code in RefusalCode]: RefusalDetails[Code][] } = {
  'not-json': [{}],
  'cut-off': [{}],
  'bad-utf8': [{}],
  'other-encoding': [{}],
  'cell-cut': [{ column: 'request', length: 40_000 }],
  'nested-too-deep': [{ limit: 500 }],
  'record-too-large': [{ sizeBytes: 300 * 2 ** 20, limitBytes: 64 * 2 ** 20 }],
  'too-many-values': [{ limit: 250_000 }],
  'not-an-object': KINDS.map((found) => ({ found })),
  'wrong-type': KINDS.map((found) => ({ member: 'user', expected: 'object', found })),
  'shape-unknown': [{ members: [] }, { members: ['level', 'msg'] }],
  'shape-unsupported': SHAPES.map((looksLike) => ({ looksLike })),
  'wrapped-unreadable': WRAPPINGS.map((wrapping) => ({ wrapping, member: '_line' })),
  'time-missing': [{ member: 'time' }],
  'time-unreadable': unread,
  'time-without-zone': unread,
  'time-out-of-range': unread,
  'time-skipped': unread,
  'time-twice': unread,
};

const reasons = Object.entries(SAMPLES).flatMap(([code, samples]) =>
  samples.map((details) => ({ code, details }) as RefusalReason),
);

describe.each(LANGUAGES)('in %s', (language) => {
  const words = wordsFor(language);

  it.each(reasons)('says why a record was refused: $code', (reason) => {
    const sentence = refusalWords(words, reason);
    expect(sentence).toMatch(/\S{2}/);
    expect(sentence).not.toMatch(/undefined|NaN|\[object/);
    for (const detail of Object.values(reason.details)) {
      if (typeof detail === 'number' && reason.code === 'nested-too-deep')
        expect(sentence).toContain(String(detail));
    }
    if ('member' in reason.details) expect(sentence).toContain(reason.details.member);
    if ('text' in reason.details) expect(sentence).toContain(reason.details.text);
  });

  it('has a sentence of its own for each', () => {
    const sentences = reasons.map((reason) => refusalWords(words, reason));
    expect(new Set(sentences).size).toBe(sentences.length);
  });
});
