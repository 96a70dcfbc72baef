import type { Page } from '@playwright/test';

/** Drops files on the window. Where they lie is known to the desktop alone; a browser reads what is in them. */
export async function dropFiles(
  page: Page,
  files: readonly { name: string; path: string; content: string }[],
): Promise<void> {
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { name, path, content } of dropped) {
      window.dispatchEvent(new CustomEvent('stand-in:placed', { detail: { name, path } }));
      dataTransfer.items.add(new File([content], name));
    }
    for (const type of ['dragenter', 'dragover', 'drop'])
      document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, files);
}
