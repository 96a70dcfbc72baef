import type { SnapshotKind } from '../../model/live-configuration.ts';
import type { snapshots as en } from '../en/snapshots.ts';

const KINDS: Record<SnapshotKind, string> = {
  trackers: '追踪器',
  'notifications-smn': '发往 SMN 的通知',
  'notifications-fun': '发往函数的通知',
  quotas: '配额',
  configuration: '审计服务设置',
  operations: '操作',
  operators: '操作用户',
  resources: '资源类型',
  users: '用户',
  groups: '用户组',
  topics: 'SMN 主题',
  subscriptions: 'SMN 订阅',
  functions: '函数',
  keys: 'KMS 密钥',
};

export const snapshots: typeof en = {
  kind: (kind) => (Object.hasOwn(KINDS, kind) ? KINDS[kind as SnapshotKind] : kind),
  denied: (kinds) => `此登录方式无权读取：${kinds.join('、')}。`,
};
