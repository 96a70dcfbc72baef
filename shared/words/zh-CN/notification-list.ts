import type { notificationList as en } from '../en/notification-list.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'zh-CN';
const number = (value: number): string => count(language, value);
const rates = new Intl.NumberFormat(language, { maximumSignificantDigits: 2 });

export const notificationList: typeof en = {
  columns: {
    name: '名称',
    status: '状态',
    target: '发送至',
    sentence: '通知内容',
    overTime: '时间分布',
    matched: '匹配',
    perDay: '每天',
    unknown: '无法判断',
    issues: '问题',
    changed: '最后更改',
    actions: '操作',
  },
  sortBy: (column) => `按${column}排序`,
  rate: (value) => rates.format(value),
  perDayWhy: '按已读取的时间计算的每天消息数。',
  tooShort: '已读取的时间不足一天：不计算每天消息数。',
  sendsNothing: '已停用或没有发送对象：不发送消息。',
  overTime: (name, most) => `${shown(name)} 在七天内的匹配，每六小时最多 ${number(most)} 条`,
  noMatches: (name) => `${shown(name)} 没有匹配`,
  issues: (errors, warnings) =>
    errors + warnings === 0
      ? '无'
      : [
          ...(errors === 0 ? [] : [`${number(errors)} 个错误`]),
          ...(warnings === 0 ? [] : [`${number(warnings)} 个警告`]),
        ].join('，'),
  issuesOf: (name) => `${shown(name)} 的问题`,
  choose: (name) => `选择 ${shown(name)}`,
  chooseAll: '全部选择',
  chosen: (value) => `已选 ${number(value)} 项`,
  letGo: '取消选择',
  keys: '方向键在行间移动，Control 或 Command 加 A 全部选择，Escape 取消选择，Delete 删除所选。',
  changes: {
    before: (time) => `${time} 之前`,
    saved: (time) => `在此更改于 ${time}`,
    trace: (time, by) =>
      `由${by === null ? '事件未注明的用户' : ` ${shown(by)} `}更改于 ${time}，依据服务自身的事件`,
    looks: (after, at) => `更改于 ${after} 与 ${at} 之间：两次读取账号的结果不同`,
    made: (time) => `创建于 ${time}；没有迹象表明此后有更改`,
  },
};
