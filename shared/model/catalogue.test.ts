import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './settings.ts';
import { PROVIDERS } from './trace.ts';
import { catalogueEntry, catalogueOf } from './catalogue.ts';
import { wordsFor } from '../words/languages.ts';

describe('the alert events of Alibaba Cloud KMS', () => {
  const alerts = catalogueOf('alibaba');

  it('are ten, with the severities their documents give', () => {
    const bySeverity = Object.groupBy(alerts, ({ severity }) => severity ?? 'none');
    expect(
      Object.fromEntries(Object.entries(bySeverity).map(([severity, all = []]) => [severity, all.length])),
    ).toEqual({
      CRITICAL: 4,
      WARN: 4,
      INFO: 2,
    });
  });

  it('have a name only where it is established', () => {
    expect(
      alerts.filter(({ trace_name: name }) => name !== null).map(({ trace_name: name }) => name),
    ).toEqual(['Secret:RotateSecret:Failure', 'Secret:RotateSecret:Success']);
  });

  it('take a name that somebody fills in, and no other for an established one', () => {
    const filled = { 'key-deleted': 'Key:Delete:Done', 'secret-rotation-failed': 'Other' } as const;
    expect(catalogueEntry('alibaba', 'Key:Delete:Done', filled)?.key).toBe('key-deleted');
    expect(catalogueEntry('alibaba', 'Key:Delete:Done')).toBeUndefined();
    expect(catalogueEntry('alibaba', 'Other', filled)).toBeUndefined();
  });

  it('are found by the spelling of EventBridge, too', () => {
    const entry = catalogueEntry('alibaba', 'kms:CloudMonitor:Secret[RotateSecret:Failure]');
    expect(entry?.key).toBe('secret-rotation-failed');
  });
});

describe('the actions of Key Protect', () => {
  it.each([
    ['kms.secrets.delete', 'kms.secrets.delete', 'critical'],
    ['kms.secrets.rotate', 'kms.secrets.rotate', 'warning'],
    ['kms.secrets.expire', 'kms.secrets.expire', null],
    ['kms.importtoken.default', 'kms.import-token.request', null],
    ['kms.secrets.readmetadata', 'kms.secrets-metadata.read', 'normal'],
    ['kms.instance.readipwhitelistport', 'kms.instance-ip-allowlist-port.read', null],
  ])('find %s', (written, name, severity) => {
    expect(catalogueEntry('ibm', written)).toMatchObject({ trace_name: name, severity, service_type: 'KMS' });
  });

  it('hold the nine that were there first', () => {
    const first = ['create', 'read', 'delete', 'list', 'head', 'wrap', 'unwrap'].map(
      (verb) => `kms.secrets.${verb}`,
    );
    for (const name of [...first, 'kms.policies.read', 'kms.policies.write']) {
      expect(catalogueEntry('ibm', name)?.trace_name).toBe(name);
    }
  });
});

it.each(PROVIDERS)('gives no name of %s to two entries', (provider) => {
  const names = catalogueOf(provider).flatMap(({ trace_name: name, formerly }) => [
    ...(name === null ? [] : [name]),
    ...formerly,
  ]);
  expect(new Set(names).size).toBe(names.length);
});

it('does not find a name of one provider for another', () => {
  expect(catalogueEntry('huawei', 'kms.secrets.delete')).toBeUndefined();
  expect(catalogueEntry('alibaba', 'kms.secrets.delete')).toBeUndefined();
});

it.each(LANGUAGES)('has words in %s for every entry and for nothing else', (language) => {
  const { alibabaAlerts, ibmActions } = wordsFor(language).catalogue;
  expect(Object.keys(alibabaAlerts).sort()).toEqual(
    catalogueOf('alibaba')
      .map(({ key }) => key)
      .sort(),
  );
  expect(Object.keys(ibmActions).sort()).toEqual(
    catalogueOf('ibm')
      .map(({ key }) => key)
      .sort(),
  );
  const descriptions = Object.values(ibmActions);
  expect(new Set(descriptions).size).toBe(descriptions.length);
});
