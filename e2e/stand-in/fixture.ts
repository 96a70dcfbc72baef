import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import type { Answer, CallName, Calls } from '../../shared/ipc/contract.ts';
import { launchStandIn, type StandIn, type StandInOptions } from './launch.ts';

export { expect };

interface TestFixtures {
  /** Folders of this test alone. */
  home: string;
  files: string;
  /** Starts the app; it ends with the test. */
  desktop: (options?: Partial<StandInOptions>) => Promise<StandIn>;
}

interface WorkerFixtures {
  /** An app that many tests look at, and none changes. */
  sealed: StandIn;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  // eslint-disable-next-line no-empty-pattern -- Playwright reads the parameter to see what a fixture needs.
  home: async ({}, use) => {
    await withFolder(use);
  },
  // eslint-disable-next-line no-empty-pattern -- As above.
  files: async ({}, use) => {
    await withFolder(use);
  },

  desktop: async ({ home, files, launchOptions }, use, testInfo) => {
    void files; // Named so that the folder goes after the app, which may write to it at its end.
    const started: StandIn[] = [];
    await use(async (options) => {
      const app = await launchStandIn({ home, chromium: launchOptions.executablePath, ...options });
      started.push(app);
      await app.window();
      return app;
    });
    for (const app of started) {
      if (testInfo.status !== testInfo.expectedStatus)
        await testInfo.attach('output', { body: app.output(), contentType: 'text/plain' });
      await app.close();
    }
  },

  sealed: [
    async ({ launchOptions }, use) => {
      await withFolder(async (home) => {
        const app = await launchStandIn({ home, chromium: launchOptions.executablePath });
        try {
          await app.page();
          await use(app);
        } finally {
          await app.close();
        }
      });
    },
    { scope: 'worker' },
  ],
});

async function withFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'stand-in-'));
  await use(folder);
  rmSync(folder, { recursive: true, force: true });
}

/** A call as the page makes it. */
export function callIn<Name extends CallName>(
  page: Page,
  name: Name,
  input: Calls[Name]['input'],
): Promise<Answer<Name>> {
  // Inputs nest without end, queries do, and Playwright's type of an argument unfolds what it is given.
  const given: [CallName, unknown] = [name, input];
  return page.evaluate(([called, value]) => window.tracebell.call(called, value), given) as Promise<
    Answer<Name>
  >;
}

declare global {
  interface Window {
    readonly tracebell: {
      call(name: unknown, input: unknown): Promise<unknown>;
      on(listener: (...heard: unknown[]) => void): () => void;
      pathOf(file: File): string;
    };
  }
}
