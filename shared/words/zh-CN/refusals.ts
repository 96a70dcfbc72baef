import type { ForeignShape, JsonKind } from '../../model/import-report.ts';
import type { Wrapping } from '../../model/trace.ts';
import type { RefusalTable } from '../en/refusals.ts';
import { bytes, count } from '../format.ts';

const language = 'zh-CN';

const kinds: Record<JsonKind, string> = {
  null: ' null',
  boolean: '布尔值',
  number: '数字',
  text: '文本',
  list: '列表',
  object: '对象',
};

const shapes: Record<ForeignShape, string> = {
  'alibaba-platform-event': '由阿里云平台自身发起的事件（平台事件）',
  'azure-activity-log': 'Azure 活动日志条目',
  'gcp-audit-log': 'Google Cloud 审计日志条目',
  'cts-digest': 'CTS 摘要文件（用于校验事件文件，本身不含事件）',
  'cts-notification': '关键操作通知',
};

const wrappings: Record<Wrapping, string> = {
  logdna: 'LogDNA 日志行',
  elasticsearch: 'Elasticsearch 文档',
  'cloud-logs': 'IBM Cloud Logs 记录',
  'log-service': '日志服务条目',
  'cloudtrail-lookup': 'CloudTrail 查询结果',
  cloudevents: 'CloudEvents 信封',
};

export const refusals: RefusalTable = {
  'not-json': () => '此处不是有效的 JSON。',
  'cut-off': () => '文件在该记录中间结束。',
  'bad-utf8': () => '该记录含有无效的 UTF-8 字节。',
  'other-encoding': () => '该行的编码与表格其余部分不同，其余部分为 GB 18030。',
  'nested-too-deep': ({ limit }) => `该记录的嵌套超过 ${limit} 层。`,
  'record-too-large': ({ sizeBytes, limitBytes }) =>
    `该记录过大：${bytes(language, sizeBytes)}；最多读取 ${bytes(language, limitBytes)}。`,
  'too-many-values': ({ limit }) => `该记录包含超过 ${count(language, limit)} 个值。`,
  'not-an-object': ({ found }) => `记录必须是对象，此处是${kinds[found]}。`,
  'wrong-type': ({ member, expected, found }) =>
    `“${member}”必须是${kinds[expected]}，此处是${kinds[found]}。`,
  'shape-unknown': ({ members }) =>
    members.length === 0
      ? '该记录为空。'
      : `Tracebell 不认识这种事件格式。记录开头的字段：${members.join('、')}。`,
  'shape-unsupported': ({ looksLike }) => `这看起来是${shapes[looksLike]}。Tracebell 不会将其读作事件。`,
  'wrapped-unreadable': ({ wrapping, member }) =>
    `该${wrappings[wrapping]}的“${member}”中的事件不是可读取的 JSON 对象。`,
  'cell-cut': ({ column, length }) =>
    `“${column}”在写入此工作簿时被截断，原有 ${length} 个字符；剩余部分与事件的原文不同，JSON 或 CSV 可完整保存。`,
  'time-missing': ({ member }) => `该记录没有“${member}”，也没有其他时间可以代替。`,
  'time-unreadable': ({ member, text }) => `“${member}”不是可读取的时间：${text}`,
  'time-without-zone': ({ member, text }) =>
    `“${member}”没有注明时区，无法确定具体时刻；对于表格，可在其“列”旁或用 --zone 指明：${text}`,
  'time-skipped': ({ member, text }) => `“${member}”从未出现：该时区的时钟跳过了这一时刻：${text}`,
  'time-twice': ({ member, text }) => `“${member}”出现过两次：该时区的时钟曾回拨，未写明是哪一次：${text}`,
  'time-out-of-range': ({ member, text }) => `“${member}”不在 2001 年至 2286 年之间：${text}`,
};
