import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'svelte/compiler';
import { describe, expect, it } from 'vitest';
import { drawn, ICON_PROPS } from './drawn-icons.ts';
import { ROOT } from './run.ts';

const components = readdirSync(join(ROOT, 'renderer'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.svelte'))
  .map((name) => ({ name, source: readFileSync(join(ROOT, 'renderer', name), 'utf8') }))
  .filter(({ source }) => source.includes('@lucide/svelte/icons/'));

const IMPORT = /import (\w+) from '@lucide\/svelte\/icons\//g;

/** Names of what is said to the icons of a component. */
function said(source: string): string[] {
  const names = [...source.matchAll(IMPORT)].map(([, name]) => name ?? '');
  const tags = [...source.matchAll(new RegExp(`<(?:${names.join('|')})\\s([^>]*?)/>`, 'g'))];
  return tags.flatMap(([, props = '']) =>
    // Values may be expressions; what is left without them is names.
    props
      .replaceAll(/=(?:"[^"]*"|\{[^}]*\})/g, '')
      .split(/\s+/)
      .filter((name) => name !== ''),
  );
}

describe('drawn icons', () => {
  it('are looked for where there are some', () => {
    expect(components.length).toBeGreaterThan(20);
    expect(components.flatMap(({ source }) => said(source))).toContain('size');
  });

  it.each(components)('are told nothing by $name that they do not know', ({ source }) => {
    expect(said(source).filter((name) => !(ICON_PROPS as readonly string[]).includes(name))).toEqual([]);
  });

  it('are components with their shapes', () => {
    const source = drawn({ size: 24, node: [['path', { d: 'M9 3v18', key: 'a' }]] });
    expect(source).toContain('<path d="M9 3v18" />');
    expect(compile(source, { runes: true }).warnings).toEqual([]);
  });
});
