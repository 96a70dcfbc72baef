import type { IncomingMessage } from 'node:http';
import type { Language } from '../../shared/model/settings.ts';
import { resolveLanguage } from '../../shared/model/settings.ts';
import { wordsFor } from '../../shared/words/languages.ts';
import type { Words } from '../../shared/words/words.ts';

/** The words for whoever looks at the answer: their browser says which language, most wanted first. */
export function wordsOf(request: IncomingMessage): Words {
  return wordsFor(resolveLanguage('system', acceptedTags(request.headers['accept-language'] ?? '')));
}

function acceptedTags(header: string): string[] {
  return header
    .split(',')
    .map((part) => {
      const [tag = '', weight] = part.trim().split(/\s*;\s*q=/);
      return { tag, weight: weight === undefined ? 1 : Number(weight) };
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

/** A small page of its own: no file of the app is given out without a session. */
export function wordedPage(language: Language, title: string, text: string): string {
  return page(language, title, `<h1>${escaped(title)}</h1>\n<p>${escaped(text)}</p>`);
}

/**
 * Goes on to the app, which takes the token out of the address bar. A redirect would not do: a browser that followed
 * the link from another site sends no Strict cookie along the whole chain of redirects, but does from this page on.
 */
export function enteringPage(words: Words): string {
  const { title, text } = words.serve.entering;
  return page(words.language, title, `<p><a href="/">${escaped(text)}</a></p>`, forward('/'));
}

/** A page in a file that does nothing but go on to a link. */
export function forwardingPage(link: string): string {
  return page('en', 'Tracebell', '', forward(link));
}

function forward(url: string): string {
  return `<meta http-equiv="refresh" content="0;url=${escaped(url)}">\n`;
}

function page(language: Language, title: string, body: string, head = ''): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
${head}<title>${escaped(title)}</title>
</head>
<body>
<main>
${body}
</main>
</body>
</html>
`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
