import type { eventNames as en } from '../en/event-names.ts';

export const eventNames: typeof en = {
  title: 'KMS 告警事件的名称',
  about:
    '阿里云文档描述了十个 KMS 告警事件，只给出了其中两个的名称。当您得知其他事件在记录中的名称时，请填写在此处，本工作区会记住它。',
  columns: { event: '事件', severity: '严重程度', name: '事件记录中的名称' },
  placeholder: '未知',
  inputLabel: (event) => `“${event}”在事件记录中的名称`,
};
