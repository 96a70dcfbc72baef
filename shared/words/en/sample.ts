import type { FindingId } from '../../model/sample.ts';
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

export const sample = {
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
      text: 'Forty traces came in two files, as the service may do. Each is counted once.',
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
