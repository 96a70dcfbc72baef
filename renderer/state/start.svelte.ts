import { failureFromWire } from '../../shared/model/failure.ts';
import { connect, forgetAhead } from '../ipc/client.ts';
import { runCommand } from './commands.svelte.ts';
import { coverage } from './coverage.svelte.ts';
import { liveConfiguration } from './designer/live-configuration.svelte.ts';
import { tellCutOff } from './cut-off.ts';
import { drafts } from './drafts.svelte.ts';
import { host } from './host.svelte.ts';
import { forgetConfigurations } from './kept-configuration.ts';
import { live } from './live.svelte.ts';
import { imports } from './imports.svelte.ts';
import { news } from './news.svelte.ts';
import { attempt, notices } from './notices.svelte.ts';
import { openWrites } from './publish/open-writes.svelte.ts';
import { route } from './route.svelte.ts';
import { sample } from './sample.svelte.ts';
import { savedViews } from './saved-views.svelte.ts';
import { connections } from './connections.svelte.ts';
import { settings } from './settings.svelte.ts';
import { asks } from '../../shared/query/query.ts';
import { browse } from './traces/browse.svelte.ts';
import { bodySearch } from './traces/body-search.svelte.ts';
import { marks } from './traces/marks.svelte.ts';
import { screen } from './traces/screen.svelte.ts';
import { tasks } from './tasks.svelte.ts';
import { updates } from './updates.svelte.ts';
import { overviewReport } from './overview/report.svelte.ts';
import { unreported } from './overview/unreported.svelte.ts';
import { workspace } from './workspace.svelte.ts';

let ready = $state(false);

/** True once everything the frame shows is known: before that there is nothing to draw. */
export const app = {
  get ready(): boolean {
    return ready;
  },
};

/** Connects, reads everything the frame shows, and keeps it current. */
export function start(): void {
  connect(
    {
      'workspace.changed': ({ summary }) => {
        if (summary?.path !== workspace.summary?.path) {
          news.clear();
          forgetConfigurations();
          liveConfiguration.clear();
        }
        workspace.changed(summary);
        void readContent();
      },
      'traces.changed': () => void readContent(),
      'marks.changed': (change) => marks.changed(change),
      'views.changed': () => void savedViews.load(),
      'search.progressed': (progress) => bodySearch.progressed(progress),
      'drafts.changed': () => void followDrafts(),
      'snapshots.changed': followSnapshots,
      'recent.changed': ({ recent }) => workspace.recentChanged(recent),
      'profiles.changed': () => void connections.load(),
      'settings.changed': ({ settings: next }) => settings.changed(next),
      'tasks.changed': ({ tasks: next }) => tasks.changed(next),
      'updates.changed': ({ status }) => updates.changed(status),
      'failure.raised': () => void catchUp(),
      'command.chosen': ({ command }) => runCommand(command),
    },
    {
      connected: () => void catchUp(),
      lost: (failure) => notices.add(failureFromWire(failure)),
    },
  );
}

/** After a new connection, and after anything went wrong behind the page's back: what was known may be old. */
async function catchUp(): Promise<void> {
  const told = attempt(async () => {
    const raised = await notices.takeRaised();
    const restarted = raised.find(
      ({ code }) => code === 'data-process-restarted' || code === 'data-process-gave-up',
    );
    if (restarted !== undefined) bodySearch.lose(restarted);
  });
  await attempt(() => readAll(told));
}

async function readAll(told: Promise<void>): Promise<void> {
  const opened = workspace.load().then(readContent);
  await Promise.all([host.load(), settings.load(), opened, tasks.load()]);
  forgetAhead();
  if (!ready) await askAhead();
  ready = true;
  // Nothing that is drawn waits for it, but what it tells may be over.
  await told;
  notices.clear('host-unreachable');
  notices.clear('session-refused');
  notices.clear('data-process-ended');
}

/** The first drawing takes as long as the answers to what is drawn do, so they are asked for before it. */
async function askAhead(): Promise<void> {
  if (!screen.isReady) return;
  if (route.view === 'traces') browse.askAhead();
  else if (route.view === 'overview' && route.within.length === 0) await overviewReport.askAhead();
  else return;
  // Questions of one moment leave together at its end, and the page is not drawn before it is over.
  await new Promise((resolve) => setTimeout(resolve));
}

/** Done once it is known what the screen of traces is drawn from; nothing waits for the rest. */
async function readContent(): Promise<void> {
  void imports.load().then(() => attempt(tellCutOff));
  void drafts.load();
  void savedViews.load();
  void sample.load();
  await Promise.all([screen.meet(), coverage.load()]);
}

/** A list that asks what drafts say is asked anew. */
async function followDrafts(): Promise<void> {
  await drafts.load();
  if (asks(browse.query, 'draft')) browse.takeIn();
}

/** As one that asks what notifications report. */
function followSnapshots(): void {
  forgetConfigurations();
  liveConfiguration.changed();
  live.changed();
  openWrites.changed();
  unreported.changed();
  if (asks(browse.query, 'reported')) browse.takeIn();
}
