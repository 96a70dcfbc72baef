import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../shared/model/settings.ts';
import { wordsFor } from '../../shared/words/languages.ts';
import { tempFolder } from '../data/testing/temp-folder.ts';
import { bashCompletion } from './completion-bash.ts';
import { fishCompletion } from './completion-fish.ts';
import { zshCompletion } from './completion-zsh.ts';

const has = (shell: string): boolean => spawnSync(shell, ['-c', 'exit 0']).status === 0;

describe.skipIf(!has('bash'))('in bash', () => {
  /** What bash offers after the words, the last of which is being typed. */
  function offered(...words: string[]): string[] {
    const folder = tempFolder();
    for (const name of ['july audit.tracebell', 'june.tracebell']) writeFileSync(join(folder, name), '');
    const script = `${bashCompletion()}
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _tracebell; printf '%s\\n' "\${COMPREPLY[@]}"`;
    const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', 'tracebell', ...words], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(stderr).toBe('');
    return stdout.trimEnd().split('\n').sort();
  }

  test.each<[string[], string[]]>([
    [
      [''],
      ['check', 'compare', 'completion', 'explain', 'help', 'import', 'replay', 'sample', 'serve', 'sync'],
    ],
    [['se'], ['serve']],
    [['--'], ['--help', '--json', '--version']],
    [
      ['serve', '--'],
      ['--help', '--json', '--port', '--workspace'],
    ],
    [['--json', 'serve', '--p'], ['--port']],
    [
      ['serve', ''],
      ['--help', '--json', '--port', '--workspace'],
    ],
    [
      ['serve', '--workspace', 'ju'],
      ['july audit.tracebell', 'june.tracebell'],
    ],
    [['serve', '--port', ''], ['']],
    [
      ['completion', ''],
      ['bash', 'fish', 'zsh'],
    ],
    [
      ['help', 'co'],
      ['compare', 'completion'],
    ],
    [
      ['replay', 'ju'],
      ['july audit.tracebell', 'june.tracebell'],
    ],
    [['compare', 'a.json', 'b.json', 'june'], ['june.tracebell']],
    [['explain', 'a.json', '--tr'], ['--trace']],
    [
      ['check', '--'],
      ['--help', '--json', '--provider', '--workspace'],
    ],
    [['nothing', ''], ['']],
  ])('after %j comes %j', (words, offers) => expect(offered(...words)).toEqual(offers));
});

describe.each(LANGUAGES)('in %s', (language) => {
  const words = wordsFor(language);
  test.skipIf(!has('zsh'))('zsh reads its script', () => {
    expect(spawnSync('zsh', ['-n', '-c', zshCompletion(words)], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
  test.skipIf(!has('fish'))('fish reads its script', () => {
    expect(spawnSync('fish', ['-n', '-c', fishCompletion(words)], { encoding: 'utf8' })).toMatchObject({
      status: 0,
      stderr: '',
    });
  });
});

test('every command and option is in every script', () => {
  const words = wordsFor('en');
  for (const script of [bashCompletion(), zshCompletion(words), fishCompletion(words)])
    for (const word of [
      'replay',
      'sample',
      'explain',
      'compare',
      'check',
      'serve',
      'completion',
      'help',
      'workspace',
      'respect-status',
      'port',
      'json',
      'version',
      'bash zsh fish',
    ])
      expect(script.replaceAll('\\n', ' ')).toContain(word);
});

test('a description cannot end its quotes', () => {
  const words = wordsFor('en');
  const hostile = {
    ...words,
    cli: { ...words.cli, options: { ...words.cli.options, port: `it's [a]: \\` } },
  };
  expect(zshCompletion(hostile)).toContain(`it'\\''s [a\\]\\: \\\\]`);
  expect(fishCompletion(hostile)).toContain(`-d 'it\\'s [a]: \\\\'`);
});
