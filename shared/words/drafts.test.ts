import { expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import { describe } from '../notification/describe.ts';
import { wordsFor } from './languages.ts';

const VPC = { service_type: 'VPC', resource_type: 'vpc', trace_names: ['deleteVpc', 'createVpc'] };
const ECS = { service_type: 'ECS', resource_type: 'ecs', trace_names: ['start', 'stop', 'reboot'] };

test.each<[notification: Json, en: string, zh: string]>([
  ['text', 'This is no notification.', '这不是通知。'],
  [{ operation_type: 'complete' }, 'Reports every operation.', '通知全部操作。'],
  [
    { operation_type: 'customized', operations: [] },
    'Reports nothing: it names no operation.',
    '不通知任何操作：没有列出操作。',
  ],
  [
    { operation_type: 'customized', operations: [VPC] },
    'Reports deleteVpc and createVpc of VPC.',
    '通知 VPC 的 deleteVpc、createVpc。',
  ],
  [
    {
      ...{ operation_type: 'customized', operations: [VPC, ECS] },
      notify_user_list: [{ user_group: 'a', user_list: ['lena', 'ci\u202e'] }],
      filter: { is_support_filter: true, condition: 'OR', rule: ['trace_rating=incident', 'code = 500'] },
    },
    'Reports deleteVpc, createVpc, start and 2 others of VPC and ECS, by lena or ci\\u202e, where trace_rating = incident or code = 500.',
    '通知 VPC、ECS 的 deleteVpc、createVpc、start 等 5 项，操作者为 lena、ci\\u202e，条件为 trace_rating = incident 或 code = 500。',
  ],
  [
    { operation_type: 'x', notify_user_list: 1, filter: { is_support_filter: 'yes' } },
    'Reports operations that cannot be read, by users that cannot be read, by a filter that cannot be read. Some of it cannot be read.',
    '所通知的操作无法读取，其用户无法读取，其筛选无法读取。其中有无法读取的部分。',
  ],
  [
    {
      operation_type: 'complete',
      filter: { is_support_filter: true, condition: 'AND', rule: ['x == 1', 7] },
    },
    'Reports every operation, by a filter that cannot be read. Some of it cannot be read.',
    '通知全部操作，其筛选无法读取。其中有无法读取的部分。',
  ],
])('%j is told in one sentence', (notification, en, zh) => {
  expect(wordsFor('en').notificationSentence(describe(notification))).toBe(en);
  expect(wordsFor('zh-CN').notificationSentence(describe(notification))).toBe(zh);
});
