import { expect, test } from 'vitest';
import { fileFacts, type FileFacts } from './file-facts.ts';

const FOLDERS = 'bucket/CloudTraces/eu-de';
const NAME = 'file_CloudTrace_eu-de_2023-08-30T01-50-12Z_d22ef9d12629392c.json.gz';
const SENT = Date.UTC(2023, 7, 30, 1, 50, 12);
const PROJECT = '0123456789abcdef0123456789abcdef';

const CASES: Record<string, [path: string, Partial<FileFacts>]> = {
  'a whole path': [
    `/data/${FOLDERS}/2023/08/30/system/ECS/${NAME}`,
    { prefix: 'file', region: 'eu-de', tracker_name: 'system', service: 'ECS', sentAt: SENT },
  ],
  'a path of Windows, days without zeros': [
    `D:\\${FOLDERS.replaceAll('/', '\\')}\\2023\\8\\30\\my-data\\OBS\\${NAME}`,
    { prefix: 'file', region: 'eu-de', tracker_name: 'my-data', service: 'OBS', sentAt: SENT },
  ],
  'a path within an archive': [
    `x.zip!CloudTraces/eu-de/2023/8/30/system/IAM/${NAME}`,
    { prefix: 'file', region: 'eu-de', tracker_name: 'system', service: 'IAM', sentAt: SENT },
  ],
  'no folder for the service': [
    `${FOLDERS}/2023/8/30/DATA/${NAME}`,
    { prefix: 'file', region: 'eu-de', tracker_name: 'DATA', sentAt: SENT },
  ],
  'an old path without a folder for the tracker': [
    `${FOLDERS}/2017/3/28/ECS/${NAME}`,
    { prefix: 'file', region: 'eu-de', service: 'ECS', sentAt: SENT },
  ],
  'a name alone, not compressed': [NAME.slice(0, -3), { prefix: 'file', region: 'eu-de', sentAt: SENT }],
  'folders alone': [
    `${FOLDERS}/2023/8/30/system/ECS/renamed.json`,
    { region: 'eu-de', tracker_name: 'system', service: 'ECS' },
  ],
  'a prefix that looks like a name': [
    `a_CloudTrace_b.c_2020-01-01T00-00-00Z_${NAME}`,
    { prefix: 'a_CloudTrace_b.c_2020-01-01T00-00-00Z_file', region: 'eu-de', sentAt: SENT },
  ],
  'an empty prefix': [NAME.replace('file', ''), { prefix: '', region: 'eu-de', sentAt: SENT }],
  'no prefix': [NAME.replace('file_', ''), { prefix: '', region: 'eu-de', sentAt: SENT }],
  'a sub-project by name': [
    NAME.replace('eu-de', 'eu-de_orders'),
    { prefix: 'file', region: 'eu-de', project_name: 'orders', sentAt: SENT },
  ],
  'a sub-project by id': [
    NAME.replace('eu-de', `eu-de_${PROJECT}`),
    { prefix: 'file', region: 'eu-de', project_id: PROJECT, sentAt: SENT },
  ],
  'a sub-project with a folder': [
    `CloudTraces/eu-de/orders/2023/8/30/system/ECS/x.json`,
    { region: 'eu-de', project_name: 'orders', tracker_name: 'system', service: 'ECS' },
  ],
  'a separator in the middle of the name': [
    `CloudTraces/eu-de/2017/03/28/Digest/EVS/my_CloudTrace-Digest_eu-de-01/_2023-08-30T01-50-12Z.json.gz`,
    { isDigest: true, prefix: 'my', region: 'eu-de', service: 'EVS', sentAt: SENT },
  ],
  'a digest': [
    `${FOLDERS}/2023/8/30/system/Digest/EVS/my_CloudTrace-Digest_eu-de_2023-08-30T01-50-12Z.json.gz`,
    { isDigest: true, prefix: 'my', region: 'eu-de', tracker_name: 'system', service: 'EVS', sentAt: SENT },
  ],
  'an old digest': [`${FOLDERS}/2017/03/28/Digest/EVS/x.json.gz`, { region: 'eu-de', service: 'EVS' }],
  'a time that there is not': [NAME.replace('08-30', '02-30'), { prefix: 'file', region: 'eu-de' }],
  'anything else': ['/home/ana/traces.json', {}],
  'folders of another kind': ['CloudTraces/x/y/z/w/file.json', {}],
};

test.for(Object.entries(CASES))('reads %s', ([, [path, facts]]) => {
  expect(fileFacts(path)).toEqual({
    ...{ isDigest: false, prefix: null, region: null, project_id: null, project_name: null },
    ...{ tracker_name: null, service: null, sentAt: null },
    ...facts,
  });
});
