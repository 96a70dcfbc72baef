import type { Account, CloudTrace } from '../cloud/account.ts';
import { company } from './company.ts';
import { PROJECT } from './people.ts';

const MINUTE_MS = 60_000;

/** Texts that try to be something else. */
const TEXTS = [
  '<img src=x onerror=alert(1)>',
  "'; DROP TABLE traces; --",
  '=HYPERLINK("https://example.invalid","open")',
  '\u202Egnp.exe',
  'line one\nline two\r\tthree',
  '\u0000\u0007\u001B[31mred',
  '{{constructor.constructor("return 1")()}}',
  '../../../../etc/passwd',
  '𝕌𝕟𝕚𝕔𝕠𝕕𝕖 👩‍👩‍👧‍👦 ́'.repeat(20),
  'x'.repeat(100_000),
];

/** The company with traces whose every field is such a text. */
export function hostile(now: number): Account {
  const account = company(now);
  const contents = account.contents[PROJECT];
  if (contents?.traces !== undefined)
    contents.traces['system'] = { records: TEXTS.map((text, index) => traceOf(text, index, now)) };
  return account;
}

function traceOf(text: string, index: number, now: number): CloudTrace {
  const at = now - (index + 1) * MINUTE_MS;
  return {
    trace_id: `e001ccb8-bc09-11e6-b2cc-${index.toString(16).padStart(12, '0')}`,
    record_time: at,
    time: at - 1_000,
    trace_name: text,
    trace_rating: 'warning',
    trace_type: 'ApiCall',
    service_type: text,
    resource_type: text,
    resource_id: text,
    resource_name: text,
    source_ip: text,
    code: text,
    api_version: text,
    user: { id: text, name: text, domain: { id: text, name: text } },
    request: text,
    response: { message: text, ['__proto__']: text },
    message: text,
    [text.slice(0, 40)]: text,
  };
}
