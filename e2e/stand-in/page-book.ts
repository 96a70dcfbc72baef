import type { BrowserContext, Page } from '@playwright/test';
import type { PageNotice } from './control-messages.ts';
import type { StartedApp } from './start-app.ts';

/** The pages that are windows of an app, by what the DevTools protocol calls them. */
export class PageBook {
  readonly #context: BrowserContext;
  readonly #watch: (page: Page) => void;
  readonly #pages = new Map<string, Page>();

  constructor(context: BrowserContext, watch: (page: Page) => void = () => undefined) {
    this.#context = context;
    this.#watch = watch;
  }

  /** Takes hold of each page of an app when it is told of it. */
  keep({ child, control }: StartedApp): void {
    child.on('message', (message) => {
      const { page: targetId } = message as Partial<PageNotice>;
      if (targetId === undefined) return;
      // An app that ended meanwhile needs no page.
      void this.#meet(targetId)
        .then(() => control.watching({ targetId }))
        .catch(() => undefined);
    });
  }

  of(targetId: string): Page {
    const page = this.#pages.get(targetId);
    if (page === undefined) throw new Error('The browser has no page for the window.');
    return page;
  }

  async #meet(targetId: string): Promise<void> {
    for (;;) {
      // From before the look, so that a page that comes meanwhile is not missed.
      const another = this.#context.waitForEvent('page', { timeout: 0 });
      another.catch(() => undefined); // The browser may close before there is another.
      for (const page of this.#context.pages()) {
        if ((await this.#targetOf(page)) !== targetId) continue;
        this.#pages.set(targetId, page);
        this.#watch(page);
        // A question of its own: once it is answered, what `watch` asked for is in place.
        await page.title();
        return;
      }
      await another;
    }
  }

  async #targetOf(page: Page): Promise<string> {
    const session = await this.#context.newCDPSession(page);
    const { targetInfo } = await session.send('Target.getTargetInfo');
    await session.detach();
    return targetInfo.targetId;
  }
}
