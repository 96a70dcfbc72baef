import { describe, expect, it } from 'vitest';
import { markdownTree, type MarkdownNode } from './markdown-tree.ts';

/** Short: what a person would see of it. */
function shape(nodes: readonly MarkdownNode[]): string {
  return nodes
    .map((node) => {
      if ('text' in node) return node.kind === 'text' ? node.text : `${node.kind}‹${node.text}›`;
      if (!('of' in node)) return node.kind;
      const name =
        node.kind === 'element'
          ? node.tag
          : node.kind === 'heading'
            ? `h${node.level}`
            : `${node.isSafe ? 'link' : 'unsafe'} ${node.address}`;
      return `${name}‹${shape(node.of)}›`;
    })
    .join('|');
}

describe('a text in Markdown', () => {
  it.each([
    ['plain', 'p‹plain›'],
    ['# T', 'h1‹T›'],
    ['a **b** _c_ ~~d~~ `e`', 'p‹a |strong‹b›| |em‹c›| |s‹d›| |code‹e››'],
    ['one\ntwo', 'p‹one|break|two›'],
    ['- a\n- b', 'ul‹li‹a›|li‹b››'],
    ['1. a\n\n   b', 'ol‹li‹p‹a›|p‹b›››'],
    ['> q', 'blockquote‹p‹q››'],
    ['```js\ncode\n```', 'block‹code\n›'],
    ['---', 'rule'],
    ['|a|\n|-|\n|1|', 'table‹thead‹tr‹th‹a›››|tbody‹tr‹td‹1››››'],
    ['[x](https://a.example/b?c=1)', 'p‹link https://a.example/b?c=1‹x››'],
    ['[x](http://a.example)', 'p‹unsafe http://a.example‹x››'],
    ['<https://a.example>', 'p‹link https://a.example‹https://a.example››'],
    ['[x](data:text/html,hi)', 'p‹[x](data:text/html,hi)›'],
    ['[x](javascript:alert(1))', 'p‹[x](javascript:alert(1))›'],
    ['![i](https://a.example/i.png)', 'p‹link https://a.example/i.png‹i››'],
    ['![](javascript:alert(1))', 'p‹![](javascript:alert(1))›'],
    ['<img src=x onerror=alert(1)>', 'p‹<img src=x onerror=alert(1)>›'],
    ['<script>alert(1)</script>', 'p‹<script>alert(1)</script>›'],
    ['&lt;b&gt; &amp;', 'p‹<b> &›'],
    ['', ''],
  ])('%j', (text, seen) => {
    expect(shape(markdownTree(text))).toBe(seen);
  });

  it('that nests without end is read all the same', () => {
    for (const text of [
      '>'.repeat(50_000),
      `${'- '.repeat(20_000)}x`,
      '['.repeat(50_000),
      '*a '.repeat(20_000),
    ])
      expect(markdownTree(text).length).toBeGreaterThan(0);
  });
});
