import { beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { OverviewReport, Unreported } from '../../../shared/model/overview.ts';
import { timeWindow } from '../../state/traces/time-window.svelte.ts';
import { filter } from '../../state/traces/filter.svelte.ts';
import { filterText } from '../../state/overview/open-rows.ts';
import { COVERAGE, WORKSPACE } from '../../testing/sample-imports.ts';
import { REPORT, WINDOW } from '../../testing/sample-report.ts';
import { showApp } from '../../testing/show-app.ts';
import { standInBridge, type StandInBridge } from '../../testing/stand-in-bridge.ts';

const NOT_LOOKED = { notifications: 0, lookedAt: null, counts: { incident: 0, warning: 0 }, unsure: 0 };
const time = { from: WINDOW.from - 1_000_000_000, to: WINDOW.to - 1 };

function host(report: Partial<OverviewReport> = {}, missed: Partial<Unreported> = {}): StandInBridge {
  return standInBridge({
    'workspace.summary': () => WORKSPACE,
    'coverage.summary': () => ({ ...COVERAGE, time }),
    'overview.report': () => ({ ...REPORT, ...report }),
    'overview.unreported': ({ window }) => ({ ...NOT_LOOKED, window, ...missed }),
    'dialog.saveExport': ({ suggestedName }) => ({ path: `/out/${suggestedName}` }),
    'charts.save': () => ({}),
  });
}

const asked = (bridge: StandInBridge, call: string): Record<string, unknown>[] =>
  bridge.calls.filter(({ name }) => name === call).map(({ input }) => input as Record<string, unknown>);
const chart = () => page.getByRole('application', { name: 'Traces over time, by rating' });

describe('the overview of a window', () => {
  beforeEach(() => {
    timeWindow.reset();
    filter.reset();
    location.hash = '#/overview';
  });

  it('asks about the last seven days of the data, and about another length when that is chosen', async () => {
    const bridge = host();
    await showApp(bridge);
    await expect.element(chart()).toBeVisible();
    const week = { from: WINDOW.to - 7 * 86_400_000, to: WINDOW.to };
    expect(asked(bridge, 'overview.report').at(-1)).toMatchObject({
      window: week,
      step: 'hour',
      zone: 'UTC',
    });
    await page.getByRole('radio', { name: 'Day' }).first().click();
    await expect
      .poll(() => asked(bridge, 'overview.report').at(-1))
      .toMatchObject({ window: { from: WINDOW.to - 86_400_000, to: WINDOW.to } });
  });

  it('opens the traces of a bar by keys', async () => {
    await showApp(host());
    await expect.element(chart()).toBeVisible();
    (chart().element() as HTMLElement).focus();
    await userEvent.keyboard('{End}{ArrowLeft}');
    await expect
      .element(page.getByText('2024-05-11 00:00 to 2024-05-12 00:00 UTC: 2 incident, 20 normal').first())
      .toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.poll(() => location.hash).toMatch(/^#\/traces/);
    expect(timeWindow.stretch).toEqual({ from: REPORT.borders[2], to: REPORT.borders[3] });
    expect(filter.text).toBe('');
  });

  it('shows as a table what the chart shows, and each of its figures opens its traces', async () => {
    await showApp(host());
    await page.getByRole('button', { name: 'As a table: Ratings', exact: true }).click();
    await expect
      .element(
        page.getByRole('button', {
          name: '2024-05-11 00:00 to 2024-05-12 00:00: 22. Show these traces',
        }),
      )
      .toBeVisible();
    await page.getByRole('button', { name: 'incident: 2. Show these traces' }).first().click();
    await expect.poll(() => filter.text).toBe('rating = incident');
  });

  it('states a change of failures only where both windows were read', async () => {
    await showApp(host());
    await expect
      .element(page.getByText('10% failed: 10 of 100 traces. 5% in as long a time before: +5 points.'))
      .toBeVisible();
  });

  it('states no change where the time before was not all read', async () => {
    const beforeRead = { ...REPORT.beforeRead, neverMs: REPORT.beforeRead.spanMs / 5 };
    await showApp(host({ beforeRead }));
    await expect
      .element(
        page.getByText(
          /^10% failed: .* 20% of as long a time before was never read, so no change is stated\. Of what was read of it, 5% failed\.$/,
        ),
      )
      .toBeVisible();
    await expect.element(page.getByRole('cell', { name: 'not stated' }).first()).toBeVisible();
  });

  it('calls a silence that nobody listened to never read, and says what rests on incomplete data', async () => {
    const neverMs = REPORT.read.spanMs / 4;
    await showApp(
      host({ read: { ...REPORT.read, neverMs }, never: [{ from: WINDOW.from, to: WINDOW.from + neverMs }] }),
    );
    await expect.element(page.getByText(/^25% of this time \(1 day|^25% of this time/).first()).toBeVisible();
    await expect.element(page.getByRole('cell', { name: 'never read' })).toBeVisible();
  });

  it('calls no silence quiet where a tracker was never read, though others were, and says so of the window', async () => {
    const [silence] = REPORT.silences;
    if (silence === undefined) throw new Error('The sample has a silence.');
    const lacking = { trackers: 1, of: 3, neverMs: 3 * 3_600_000 };
    const some = { ...silence, read: { ...silence.read, neverMs: 0, completeMs: 0, lacking } };
    await showApp(host({ read: { ...REPORT.read, lacking }, silences: [some] }));
    await expect
      .element(page.getByRole('cell', { name: '1 of 3 trackers unread', exact: true }))
      .toBeVisible();
    const said = page.getByText(/^1 of 3 trackers was never read for 3 h of this time/);
    await expect.poll(() => said.elements().length).toBe(2);
  });

  it('says beside a change what was never read of some trackers before', async () => {
    const read = { ...REPORT.beforeRead, neverMs: 0 };
    const beforeRead = { ...read, lacking: { trackers: 2, of: 3, neverMs: 5 * 3_600_000 } };
    await showApp(host({ read: { ...REPORT.read, neverMs: 0 }, beforeRead }));
    await expect
      .element(
        page.getByText(/ before.*Of as long a time before, 2 of 3 trackers were never read for 5 h\.$/),
      )
      .toBeVisible();
  });

  it('says since when something is new', async () => {
    await showApp(host());
    await expect.element(page.getByRole('row', { name: /^svc-build.* new 4 0/ })).toBeVisible();
    await expect
      .element(page.getByText(/which begins 2024-03-30 00:00 UTC\. Of the time before, 25% was never read\./))
      .toBeVisible();
  });

  it('calls nothing new where too little is known of the time before', async () => {
    await showApp(host({ past: { ...REPORT.past, isKnown: false } }));
    await expect
      .element(page.getByText('Too little of the time before was read to say what is new.'))
      .toBeVisible();
  });

  it('asks anew with another threshold, and remembers it', async () => {
    const bridge = host();
    await showApp(bridge);
    await page.getByRole('spinbutton', { name: 'Longer than hours' }).fill('2');
    await userEvent.keyboard('{Tab}');
    await expect
      .poll(() => asked(bridge, 'overview.report').at(-1))
      .toMatchObject({ thresholds: { silenceMs: 7_200_000 } });
    expect(asked(bridge, 'settings.write').at(-1)).toMatchObject({
      overview: { thresholds: { silenceMs: 7_200_000 } },
    });
  });

  it('is saved as a table and as a picture', async () => {
    const bridge = host();
    await showApp(bridge);
    await page.getByRole('button', { name: 'Save as CSV: Ratings by group' }).click();
    await expect.poll(() => asked(bridge, 'charts.save')).toHaveLength(1);
    expect(asked(bridge, 'charts.save')[0]).toEqual({
      path: '/out/ratings-by-service.csv',
      replace: true,
      content: {
        kind: 'csv',
        rows: [
          ['Service', 'Traces', 'incident', 'warning', 'other rating', 'normal'],
          ['VPC', 90, 2, 8, 0, 80],
          ['(empty)', 10, 0, 0, 0, 10],
        ],
      },
    });
    await page.getByRole('button', { name: 'Save as PNG: Ratings', exact: true }).click();
    await expect.poll(() => asked(bridge, 'charts.save')).toHaveLength(2);
    const { content } = asked(bridge, 'charts.save')[1] as { content: { image: string } };
    const picture = new Image();
    picture.src = `data:image/png;base64,${content.image}`;
    await picture.decode();
    expect(picture.naturalWidth).toBe(2400);
  });
});

describe('what needs attention', () => {
  const WAS_AT = Date.UTC(2026, 0, 5, 9, 30);
  const attention = page.getByRole('region', { name: 'Needs attention' });

  beforeEach(() => {
    timeWindow.reset();
    filter.reset();
    location.hash = '#/overview';
  });

  it('says which incidents no enabled notification reports, and shows them', async () => {
    const counts = { incident: 2, warning: 0 };
    await showApp(host({}, { lookedAt: WAS_AT, notifications: 3, counts, unsure: 1 }));
    await expect
      .element(attention.getByText(/warnings in this time: each reported by an enabled/))
      .toBeVisible();
    await expect
      .element(attention.getByText(/^Held against the 3 notifications .*2026-01-05 09:30 UTC.* Of 1 of them/))
      .toBeVisible();
    await attention.getByRole('button', { name: '2 reported by no enabled notification' }).click();
    await expect.poll(() => filter.text).toBe('rating = incident and reported_by is empty');
    expect(location.hash).toBe('#/traces');
  });

  it('says that it is not known where no account was looked at', async () => {
    await showApp(host());
    await expect.element(attention.getByText(/no live notifications have been read/)).toBeVisible();
    expect(attention.getByText(/reported by no enabled/).elements()).toEqual([]);
  });
});

describe('the filter behind a figure', () => {
  it.each([
    [{ rating: 'failed' }, 'rating in (warning, incident)'],
    [{ rating: 'other' }, 'rating not in (normal, warning, incident)'],
    [{ values: [{ field: 'user.name', value: null }] }, 'user is empty'],
    [
      { values: [{ field: 'service_type', value: 'VPC' }], isRefused: true },
      'service = VPC and code in (401, 403)',
    ],
    [{ rating: 'incident', isUnreported: true }, 'rating = incident and reported_by is empty'],
    [
      { without: [[{ field: 'service_type', value: 'a b' }], [{ field: 'trace_name', value: 'x' }]] },
      'not (service = "a b") and not (operation = x)',
    ],
  ] as const)('of %j is %s', (rows, text) => {
    expect(filterText(rows)).toBe(text);
    filter.replace(text);
    expect(filter.parsed.expression).not.toBeNull();
  });
});
