import { describe, expect, test } from 'vitest';
import { attachment, numberedNames, safeParts, safeWorkspaceName } from './file-name.ts';

describe('the name of an upload', () => {
  test.each([
    ['July audit.tracebell', 'July audit.tracebell'],
    ['七月审计.tracebell', '七月审计.tracebell'],
    ['CAPITALS.TRACEBELL', 'CAPITALS.tracebell'],
    ['../../etc/passwd.tracebell', 'passwd.tracebell'],
    ['C:\\Users\\a\\b.tracebell', 'b.tracebell'],
    ['..\\..\\b.tracebell', 'b.tracebell'],
    ['/.tracebell', 'workspace.tracebell'],
    ['.tracebell', 'workspace.tracebell'],
    ['...tracebell', 'workspace.tracebell'],
    ['.hidden.tracebell', 'hidden.tracebell'],
    ['a\0b.tracebell', 'a_b.tracebell'],
    ['a\r\nb.tracebell', 'a__b.tracebell'],
    ['a:b*c?d"e<f>g|h.tracebell', 'a_b_c_d_e_f_g_h.tracebell'],
    ['evil\u202egpj.tracebell', 'evil_gpj.tracebell'],
    ['lone\ud800half.tracebell', 'lone_half.tracebell'],
    ['CON.tracebell', '_CON.tracebell'],
    ['com1.backup.tracebell', '_com1.backup.tracebell'],
    ['console.tracebell', 'console.tracebell'],
    ['e\u0301.tracebell', '\u00e9.tracebell'],
    [' spaces . .tracebell', 'spaces.tracebell'],
  ])('%j is kept as %j', (sent, kept) => expect(safeWorkspaceName(sent)).toBe(kept));

  test.each(['', 'notes.txt', 'tracebell', 'a.tracebell.exe', 'a.tracebell/', 'a.tracebell\0'])(
    '%j is not that of a workspace',
    (sent) => expect(safeWorkspaceName(sent)).toBeNull(),
  );

  test('is cut to what file systems allow, between characters', () => {
    const kept = safeWorkspaceName(`${'𝄞审'.repeat(100)}.tracebell`) ?? '';
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(220);
    expect(kept).toMatch(/^(𝄞审)+𝄞?\.tracebell$/u);
  });

  test('gets a number where it is taken', () => {
    const names = numberedNames('July.tracebell');
    expect([names.next().value, names.next().value, names.next().value]).toEqual([
      'July.tracebell',
      'July (2).tracebell',
      'July (3).tracebell',
    ]);
  });
});

describe('the path of a file in an upload', () => {
  test.each([
    [
      ['2024', '05', 'a.json.gz'],
      ['2024', '05', 'a.json.gz'],
    ],
    [
      ['审计', '操作.csv'],
      ['审计', '操作.csv'],
    ],
    [
      ['..', '..', 'etc', 'passwd'],
      ['_', '_', 'etc', 'passwd'],
    ],
    [
      ['.', '', 'a.json'],
      ['_', '_', 'a.json'],
    ],
    [['../../up.json'], ['.._.._up.json']],
    [['..\\..\\up.json'], ['.._.._up.json']],
    [['/etc/passwd'], ['_etc_passwd']],
    [
      ['C:', 'a.json'],
      ['C_', 'a.json'],
    ],
    [['a\0b.json'], ['a_b.json']],
    [['evil\u202egpj.json'], ['evil_gpj.json']],
    [['lone\ud800half'], ['lone_half']],
    [
      ['NUL', 'con.json'],
      ['_NUL', '_con.json'],
    ],
    [
      ['ends. . ', 'a'],
      ['ends', 'a'],
    ],
    [['.DS_Store'], ['.DS_Store']],
  ])('%j is kept as %j', (sent, kept) => expect(safeParts(sent)).toEqual(kept));

  test.each([
    ['nothing', []],
    ['deeper than any export', Array.from({ length: 31 }, () => 'a')],
    ['longer than a disk takes', Array.from({ length: 30 }, () => 'x'.repeat(100))],
  ])('%s names no file', (_what, sent) => expect(safeParts(sent)).toBeNull());

  test('a long name is cut and keeps its ending', () => {
    const [kept = ''] = safeParts([`${'审'.repeat(200)}.json.gz`]) ?? [];
    expect(Buffer.byteLength(kept)).toBeLessThanOrEqual(212);
    expect(kept).toMatch(/^审+.*\.gz$/);
  });
});

describe('the name of a download', () => {
  test.each([
    ['July.tracebell', `attachment; filename="July.tracebell"; filename*=UTF-8''July.tracebell`],
    [
      '七月 (2).tracebell',
      `attachment; filename="__ (2).tracebell"; filename*=UTF-8''%E4%B8%83%E6%9C%88%20%282%29.tracebell`,
    ],
    [
      'a"b\\c%d.tracebell',
      `attachment; filename="a_b_c_d.tracebell"; filename*=UTF-8''a%22b%5Cc%25d.tracebell`,
    ],
    [`it's*.tracebell`, `attachment; filename="it's*.tracebell"; filename*=UTF-8''it%27s%2A.tracebell`],
    [
      'a\r\nSet-Cookie: x.tracebell',
      `attachment; filename="a__Set-Cookie: x.tracebell"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x.tracebell`,
    ],
    ['\ud800.tracebell', `attachment; filename="_.tracebell"; filename*=UTF-8''%EF%BF%BD.tracebell`],
  ])('%j', (name, header) => expect(attachment(name)).toBe(header));
});
