import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { forwardingPage, wordedPage, wordsOf } from './pages.ts';

describe('the language of a small page', () => {
  test.each([
    [undefined, 'en'],
    ['', 'en'],
    ['fr', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh-CN'],
    ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
    ['en;q=0.2, zh-TW;q=0.7', 'zh-CN'],
    ['fr, zh;q=0.1', 'zh-CN'],
    ['zh;q=0, en;q=0.5', 'en'],
    [';;;q=,=,', 'en'],
  ])('for %j is %s', (header, language) => {
    const request = { headers: { 'accept-language': header } } as unknown as IncomingMessage;
    expect(wordsOf(request).language).toBe(language);
  });
});

test('what stands in a small page cannot become markup', () => {
  const page = wordedPage('en', `<script>"'&`, '</p><img src=x>');
  expect(page).toContain('<h1>&lt;script&gt;&quot;&#39;&amp;</h1>');
  expect(page).toContain('<p>&lt;/p&gt;&lt;img src=x&gt;</p>');
});

test('a page that goes on keeps the address as it is', () => {
  expect(forwardingPage('http://127.0.0.1:1/?token=a-_')).toContain(
    '<meta http-equiv="refresh" content="0;url=http://127.0.0.1:1/?token=a-_">',
  );
});
