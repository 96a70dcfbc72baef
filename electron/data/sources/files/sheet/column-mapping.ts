import { withoutZone, type ColumnMapping } from '../../../../../shared/model/sheet.ts';
import { TRACE_FIELDS, type TraceFieldName } from '../../../../../shared/model/trace-fields.ts';

/**
 * What columns are called in consoles and by people, beside the fields' own names. Written as `normalised` gives
 * them: without case, blanks and marks.
 */
const NAMES: readonly [TraceFieldName, string][] = [
  ['trace_name', 'eventname|operationname|事件名称|事件名|操作名称'],
  [
    'service_type',
    'tracesource|eventsource|source|cloudservice|service|事件来源|云服务|云服务类型|服务类型|服务',
  ],
  ['resource_type', '资源类型'],
  ['resource_id', '资源id'],
  ['resource_name', 'resource|资源名称|资源'],
  [
    'trace_rating',
    'tracestatus|tracelevel|eventlevel|eventstatus|rating|level|事件级别|事件状态|事件等级|级别',
  ],
  ['user.name', 'operator|operatedby|user|username|operatorname|操作用户|操作者|操作人|用户|用户名|用户名称'],
  [
    'time',
    'operationtime|operatedat|eventtime|tracetime|occurredat|occurred|操作时间|事件时间|发生时间|时间',
  ],
  ['record_time', 'recorded|recordedat|recordingtime|记录时间'],
  ['trace_id', 'eventid|事件id|事件编号'],
  ['trace_type', '事件类型|事件源类型|操作类型'],
  ['source_ip', 'sourceipaddress|ip|ipaddress|clientip|源ip|源ip地址|操作ip|来源ip|ip地址'],
  ['user.access_key_id', 'accesskeyid|accesskey|访问密钥id|访问密钥'],
  ['user.id', 'userid|operatorid|用户id|操作用户id'],
  ['user.domain.name', 'account|accountname|domainname|账号|帐号|账号名|帐号名|租户名'],
  ['domain_id', 'accountid|账号id|帐号id|租户id'],
  ['tracker_name', 'tracker|追踪器|追踪器名称'],
  ['request_id', '请求id'],
  ['request', 'requestbody|requestparameters|请求|请求体|请求参数'],
  ['response', 'responsebody|响应|响应体|返回体|返回结果'],
  ['code', 'responsecode|statuscode|returncode|httpcode|响应码|返回码|状态码|返回状态码'],
  ['message', 'remarks|消息|备注'],
  ['enterprise_project_id', 'enterpriseproject|企业项目|企业项目id'],
  ['project_id', '项目id'],
  ['region', '区域|地区'],
  ['api_version', 'api版本|接口版本'],
  ['endpoint', '终端节点'],
  ['resource_url', '资源url|资源链接'],
  ['user_agent', '用户代理'],
  ['read_only', 'isreadonly|只读|是否只读|读写类型'],
];

const FIELD_OF = new Map<string, TraceFieldName>();
for (const [field, names] of NAMES) for (const name of names.split('|')) FIELD_OF.set(name, field);
for (const { name } of TRACE_FIELDS) FIELD_OF.set(normalised(name), name);

function normalised(heading: string): string {
  return withoutZone(heading)
    .toLowerCase()
    .replace(/[\s_\-:/()[\]"'.]+/g, '');
}

export function guessField(heading: string): TraceFieldName | null {
  return FIELD_OF.get(normalised(heading)) ?? null;
}

/** The field of each column: as it was set, and guessed for the rest. No field is given twice. */
export function mapColumns(headings: readonly string[], set: ColumnMapping = {}): ColumnMapping {
  const isSet = (heading: string): boolean => Object.hasOwn(set, heading);
  const taken = new Set(headings.filter(isSet).map((heading) => set[heading]));
  const fieldOf = (heading: string): TraceFieldName | null => {
    if (isSet(heading)) return set[heading] ?? null;
    const field = guessField(heading);
    if (field === null || taken.has(field)) return null;
    taken.add(field);
    return field;
  };
  return Object.fromEntries(headings.map((heading) => [heading, fieldOf(heading)]));
}

export function countKnown(mapping: ColumnMapping): number {
  return Object.values(mapping).filter((field) => field !== null).length;
}

/** Each heading a name of its own: those that are empty or come again are told apart. */
export function uniqueHeadings(cells: readonly string[]): string[] {
  /** How often each was met; the same heading in every column must not cost the square of them. */
  const used = new Map<string, number>();
  return cells.map((cell, column) => {
    const name = cell.trim() || `column ${column + 1}`;
    let unique = name;
    let again = used.get(name) ?? 1;
    for (; used.has(unique); again += 1) unique = `${name} (${again + 1})`;
    used.set(name, again);
    used.set(unique, used.get(unique) ?? 1);
    return unique;
  });
}
