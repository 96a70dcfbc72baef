import type { FindingId } from '../../model/sample.ts';
import type { TourStep } from '../../model/tour.ts';
import { bytes, count } from '../format.ts';
import { utcMoment } from '../utc.ts';

const language = 'en';

export interface SampleLine {
  traces: number;
  until: number;
  files: number;
  bytes: number;
  folder: string;
}

export const firstRun = {
  sample: {
    title: 'Try the sample',
    text: 'A week of an invented company with ten findings in it. No account is needed.',
    open: 'Open the sample',
    making: 'Making the sample…',
  },
  files: { title: 'Open trace files' },
  connect: {
    title: 'Connect to a cloud',
    text: 'Reads the last seven days of an account, and changes nothing in it.',
    open: 'Add a connection…',
  },
  workspace: 'Or begin with a workspace of your own:',
};

export const tour = {
  label: 'Tour of the sample',
  start: 'Start the tour',
  resume: (step: number) => `Go on with the tour (step ${count(language, step)})`,
  at: (step: number, of: number) => `Tour of the sample: ${count(language, step)} of ${count(language, of)}`,
  leave: 'Leave',
  back: 'Back',
  next: 'Next',
  end: 'Finish',
  steps: {
    attention: {
      title: 'What happened in a week',
      text: 'Sixty thousand traces, ten of them incidents. Every figure opens its traces.',
    },
    stranger: {
      title: 'Somebody new',
      text: 'In the last day ops-temp was seen for the first time in what was read. Addresses and operations are told of likewise.',
    },
    traces: {
      title: 'What they did',
      text: 'One line narrows the list to ops-temp: a notification switched off, keys disabled, the deletion of customer-records scheduled. Select a trace to see its request and response.',
    },
    'never-fires': {
      title: 'Why nobody was told',
      text: 'Each notification is held against the same week. bucket_policies never fires, failed_logins reports every login. Open one to see why.',
    },
    coverage: {
      title: 'Whether all of it is there',
      text: 'Digests prove hour by hour what was read. Three hours are missing, and one file is not what its digest says.',
    },
  } satisfies Record<TourStep, { title: string; text: string }> as Record<
    TourStep,
    { title: string; text: string }
  >,
};

export const sample = {
  badge: 'Sample',
  title: 'This is a sample',
  explained:
    'The company, its people and what they did are invented. You can change whatever you like in it.',
  remove: 'Remove the sample',
  removed: 'The sample and its files were removed.',
  restore: 'Bring it back',
  hidden: (findings: number) => `What is hidden in it (${count(language, findings)})`,
  /** What is hidden in the sample: what somebody would say who found it. */
  findings: {
    'key-deletion': {
      title: 'A stranger schedules the deletion of a key',
      text: 'ops-temp, whom nobody saw before, signs in from an address that nobody saw before, and schedules the deletion of customer-records.',
    },
    'switched-off': {
      title: 'A notification was off for four hours',
      text: 'key_lifecycle was disabled while twelve traces happened that it would have reported, and enabled again afterwards.',
    },
    'filter-off': {
      title: 'A filter that does not filter',
      text: 'failed_logins has its rule, but the filter is switched off: it reports every login.',
    },
    'never-fires': {
      title: 'A notification that never fires',
      text: 'bucket_policies names SetBucketPolicy; the service writes setBucketPolicy.',
    },
    'user-twice': {
      title: 'Somebody is in two groups',
      text: 'access_changes lists mara.lindqvist in two of its groups.',
    },
    'unreported-incident': {
      title: 'An incident that nobody hears of',
      text: 'Of ten incidents in the account, serious_failures reports nine. The deletion of a cluster is not among its operations.',
    },
    burst: {
      title: 'A pipeline that does not stop',
      text: 'ci-deployer asks 2,400 times within twenty minutes for a rule that is refused each time.',
    },
    gap: {
      title: 'Three hours are missing',
      text: 'The digests list six trace files that are not there.',
    },
    'changed-file': {
      title: 'A file was changed',
      text: 'It is not what its digest says: the deletion of a snapshot of orders-db was taken out.',
    },
    'duplicate-delivery': {
      title: 'Delivered twice',
      text: 'Thirty traces came in two files, as the service may do. Each is counted once.',
    },
  } satisfies Record<FindingId, { title: string; text: string }> as Record<
    FindingId,
    { title: string; text: string }
  >,
  /** For the command line. */
  written: (line: SampleLine) =>
    `${count(language, line.traces)} traces of the seven days before ${utcMoment(language, line.until)} UTC, in ${count(language, line.files)} files (${bytes(language, line.bytes)}) below ${line.folder}.`,
  invented: 'The company, its people and what they did are invented. This is hidden in it:',
  finding: (title: string, text: string) => `  ${title}. ${text}`,
  next: 'Try:',
};
