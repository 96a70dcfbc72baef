import { expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Markdown from './Markdown.svelte';

const props = { copyLabel: (address: string) => address, copied: '' };
const linesOf = (of: string): string => Array.from({ length: 1_000 }, (_, at) => `${of} ${at}`).join('\n\n');

it('a long text is begun at once and drawn to its end, also where another takes its place meanwhile', async () => {
  const { rerender } = await render(Markdown, { text: linesOf('first'), ...props });
  const paragraphs = document.querySelectorAll('.markdown p').length;
  expect(paragraphs).toBeGreaterThan(0);
  expect(paragraphs).toBeLessThan(1_000);
  await rerender({ text: linesOf('other'), ...props });
  await expect.element(page.getByText('other 999')).toBeInTheDocument();
  expect(document.querySelectorAll('.markdown p')).toHaveLength(1_000);
  await expect.element(page.getByText('first 0')).not.toBeInTheDocument();
});
