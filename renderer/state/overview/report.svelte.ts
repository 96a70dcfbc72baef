import type { OverviewReport, OverviewRequest } from '../../../shared/model/overview.ts';
import { call } from '../../ipc/client.ts';
import { coverage } from '../coverage.svelte.ts';
import { settings } from '../settings.svelte.ts';
import { browse } from '../traces/browse.svelte.ts';
import { displayZone } from '../traces/display-zone.svelte.ts';
import { Latest } from '../traces/latest.svelte.ts';
import { timeWindow } from '../traces/time-window.svelte.ts';
import { workspace } from '../workspace.svelte.ts';

const ASKER = 'overview';

interface Question extends Omit<OverviewRequest, 'asker'> {
  /** Of the workspace: what is told of another is not to be seen. */
  path: string;
}

const latest = new Latest<Question, OverviewReport | null>(({ window, step, zone, thresholds }) =>
  call('overview.report', { asker: ASKER, window, step, zone, thresholds }),
);

/** What was told last stays while something newer is asked for. */
let lastTold: { path: string; report: OverviewReport } | null = null;
const told = $derived.by(() => {
  const { answer } = latest;
  if (answer !== null && answer.value !== null)
    lastTold = { path: answer.question.path, report: answer.value };
  const path = workspace.summary?.path;
  return answer === null || lastTold?.path !== path ? null : (lastTold?.report ?? null);
});

/** What was asked before the screen was drawn, which then asks the same once more. */
let askedAhead: string | null = null;

function question(): Question | null {
  const { stretch } = timeWindow;
  const { step, thresholds } = settings.current.overview;
  const path = workspace.summary?.path;
  if (path === undefined || stretch === null || coverage.summary === null) return null;
  return { path, window: stretch, step, zone: displayZone.name, thresholds };
}

/** What the overview tells of the window that is looked at. */
export const overviewReport = {
  get told(): OverviewReport | null {
    return told;
  },
  /** Whether what is told is older than what is asked for. */
  get isAwaited(): boolean {
    return latest.isAwaited;
  },
  /** Called whenever what it asks about may have changed. */
  ask(): void {
    const next = question();
    const isAskedAhead = askedAhead !== null && askedAhead === JSON.stringify(next);
    askedAhead = null;
    if (next === null) latest.clear();
    else if (!isAskedAhead) latest.ask(next);
  },
  /** Drawing the screen takes as long as the answer does. */
  async askAhead(): Promise<void> {
    if (timeWindow.extent !== null) return;
    await overviewReport.meet();
    overviewReport.ask();
    askedAhead = JSON.stringify(question());
  },
  /** Another workspace has other traces. The window follows to where these end. */
  async meet(): Promise<void> {
    const time = coverage.summary?.time ?? null;
    // Later than whoever noticed it, who is not to depend on what is read and written here.
    await Promise.resolve();
    browse.meet();
    timeWindow.settle(time);
  },
};
