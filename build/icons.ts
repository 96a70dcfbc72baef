// `npm run icons`: after a change of build/icons/tracebell.svg.
import { presentBrowser } from './browser.ts';
import { drawIcons } from './package/icons.ts';

const NEEDED =
  'Drawing takes a Chromium-family browser: install Chromium or Chrome, or name one in TRACEBELL_BROWSER. The icons as they are stay.';

try {
  await drawIcons(await presentBrowser());
  process.stdout.write('Drew the icons in build/icons.\n');
} catch (error) {
  const [why = ''] = String(error instanceof Error ? error.message : error).split('\n');
  process.stderr.write(`The icons were not drawn: ${why}\n${NEEDED}\n`);
  process.exitCode = 2;
}
