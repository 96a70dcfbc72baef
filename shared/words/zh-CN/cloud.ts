import { KNOWN_CTS_CODES } from '../../model/cloud-failure.ts';
import type {
  CloudFailureDetails,
  KnownCtsCode,
  NotSentReason,
  RefusalKind,
  ServiceAnswer,
  TlsProblem,
} from '../../model/cloud-failure.ts';
import type { SignInKind } from '../../model/cloud-profile.ts';
import type { CloudService } from '../../model/cloud-region.ts';
import type { CloudFailureTable } from '../en/cloud.ts';
import type { FailureWords } from '../en/failures.ts';
import { bytes, count } from '../format.ts';
import { shown, shownUpTo } from '../shown.ts';

const language = 'zh-CN';
const MESSAGE_LENGTH = 500;

export const cloudServices: Record<CloudService, string> = {
  cts: '云审计服务（CTS）',
  iam: '统一身份认证服务（IAM）',
  smn: '消息通知服务（SMN）',
  functiongraph: '函数工作流（FunctionGraph）',
  kms: '密钥管理服务（KMS）',
};

export const cloudFailures: CloudFailureTable = {
  'cloud-unreachable': ({ host, problem, detail }) => ({
    title: `${host} ${unreachable[problem]}（${shown(detail)}）。`,
    advice: '请检查网络以及配置中的地址。如果本机需要代理，请在“设置”中填写。',
  }),
  'cloud-dns': ({ host }) => ({
    title: `无法解析域名 ${host}。`,
    advice: '请检查配置中的区域和地址，并确认本机已联网。如需代理，请在“设置”中填写。',
  }),
  'cloud-timeout': ({ host, waitedFor, seconds }) => ({
    title:
      waitedFor === 'connection'
        ? `${count(language, seconds)} 秒内无法连接到 ${host}。`
        : `${host} 未在 ${count(language, seconds)} 秒内完成应答。`,
    advice:
      waitedFor === 'connection'
        ? '连接可能被防火墙丢弃。请检查网络、代理以及配置中的地址。'
        : '请重试；如果持续出现，请缩短单次查询的时间范围。',
  }),
  'cloud-tls': ({ host, problem, detail }) => ({
    title: `到 ${host} 的连接不受信任：${tls[problem].what}（${shown(detail)}）。`,
    advice: tls[problem].advice,
  }),
  'cloud-proxy': ({ proxy, problem, status }) => ({
    title:
      problem === 'malformed'
        ? '代理地址无法使用。'
        : problem === 'refused'
          ? `代理 ${proxy} 拒绝了连接（状态码 ${status}）。`
          : `代理 ${proxy} ${proxyProblems[problem]}。`,
    advice: proxyAdvice[problem],
  }),
  'cloud-clock': ({ host, differenceMs }) => ({
    title: `本机时钟比 ${host} ${differenceMs > 0 ? '快' : '慢'} ${duration(differenceMs)}，因此签名被拒绝。`,
    advice: '请校准本机的日期、时间和时区，然后重试。',
  }),
  'cloud-key': (details) => ({
    title: `${cloudServices[details.service]}不接受${proofs[details.signIn].what}。${said(details)}`,
    advice: proofs[details.signIn].advice,
  }),
  'cloud-permission': (details) => ({
    title: `没有执行此操作的权限（${shown(details.call)}）。${said(details)}`,
    advice: permissionAdvice(details),
  }),
  'cloud-project': ({ projectId, reachable }) => ({
    title: `当前登录身份无法使用项目 ${shown(projectId)}。`,
    advice:
      reachable === 0
        ? '没有可以使用的项目：请申请该项目的访问权限，或以有权限的身份登录。'
        : `可以使用其他 ${count(language, reachable)} 个项目：请在控制台“我的凭证”中复制该区域的项目 ID。`,
  }),
  'cloud-refused': (details) => {
    const known = isKnown(details.code) ? ctsProblems[details.code] : undefined;
    const { title, advice } = known ?? refusals[details.kind];
    return { title: `${title}${said(details)}`, advice };
  },
  'cloud-answer': (details) => ({
    title: `${details.host} ${answerProblem(details)}。`,
    advice: answerAdvice[details.problem],
  }),
  'cloud-not-sent': ({ call, reason }) => ({
    title: `请求未发送（${shown(call)}）：${notSent[reason].what}。`,
    advice: notSent[reason].advice,
  }),
  'cloud-write-lost': ({ name, members }) => ({
    title: `“${shown(name)}”与要求不符：${members
      .map(({ path, expected, found }) =>
        found === null
          ? `缺少 ${shown(path)}（${shown(expected ?? '')}）`
          : expected === null
            ? `多出 ${shown(path)}：${shown(found)}`
            : `${shown(path)} 为 ${shown(found)}，应为 ${shown(expected)}`,
      )
      .join('；')}。`,
    advice: '服务称已完成，但现在读到的是这样。请再次写入，或在控制台中查看。',
  }),
  'cloud-write-missing': ({ id }) => ({
    title: `项目中已没有通知 ${shown(id)}。未发送任何内容。`,
    advice: '它可能已被他人删除。请先同步，再用草稿新建。',
  }),
  'cloud-write-changed': ({ names }) => ({
    title: `自计划生成以来，${names.map((name) => `“${shown(name)}”`).join('、')}在账号中已被更改。未发送任何内容。`,
    advice: '请重新查看计划：它现在以当前状态为准。',
  }),
  'cloud-write-unknown': ({ name, wasAnswered }) => ({
    title: wasAnswered
      ? `服务称“${shown(name)}”已写入，但无法再次读取。`
      : `“${shown(name)}”是否已写入未知：没有收到明确的应答，也无法再次读取。`,
    advice: '不会自动再次发送。请先同步，查看现状后再写入。',
  }),
  'cloud-marker-stuck': ({ call, marker }) => ({
    title: `列表无法继续翻页：服务再次返回了标记 ${shown(marker)}（${shown(call)}）。`,
    advice: '此前读取的内容已保留。请稍后重试。',
  }),
  'cloud-ca-unreadable': ({ problem }) => ({
    title: problem === 'none' ? '自有证书颁发机构的文件中没有证书。' : '自有证书颁发机构的证书无法读取。',
    advice: '文件须为 PEM 格式，即以 -----BEGIN CERTIFICATE----- 开头的文本。',
  }),
  'read-not-for-data': ({ filters }) => ({
    title: `数据事件不能按 ${filters.map(shown).join('、')} 筛选。`,
    advice: '服务仅对管理事件支持这些条件。请去掉它们，或读取管理事件。',
  }),
  'cloud-ca-file': ({ path, reason }) => ({
    title: `自有证书颁发机构的文件 ${path} 无法读取（${reason}）。`,
    advice: '请在“设置”的“网络”中更正其路径，或将其留空。没有发送任何请求。',
  }),
};

const unreachable: Record<CloudFailureDetails['cloud-unreachable']['problem'], string> = {
  refused: '拒绝了连接',
  'no-route': '无法从当前网络访问',
  reset: '中断了连接',
  other: '无法访问',
};

const tls: Record<TlsProblem, { what: string; advice: string }> = {
  'unknown-issuer': {
    what: '其证书由未知机构签发',
    advice: '如果您的网络会检查加密连接，请在“设置”中添加其证书颁发机构；否则请勿继续。',
  },
  'self-signed': {
    what: '其证书为自签名证书',
    advice: '请检查地址。如果是您自己的服务器，请在“设置”中添加其证书。',
  },
  expired: { what: '其证书已过期', advice: '请检查本机日期。如果日期正确，请告知服务的运营方。' },
  'not-yet-valid': { what: '其证书尚未生效', advice: '请检查本机日期，它很可能早于实际日期。' },
  'wrong-host': { what: '其证书属于其他域名', advice: '请检查配置中的地址。' },
  revoked: { what: '其证书已被吊销', advice: '请勿继续，并告知服务的运营方。' },
  'no-tls': { what: '对方不使用 TLS', advice: '请检查配置中的地址和端口。' },
  other: { what: '无法建立加密连接', advice: '请检查配置中的地址，以及“设置”中的代理和证书颁发机构。' },
};

const proxyProblems = {
  unreachable: '无法访问',
  dns: '的域名无法解析',
  'sign-in': '要求用户名和密码，或不接受所提供的用户名和密码',
};
const proxyAdvice: Record<CloudFailureDetails['cloud-proxy']['problem'], string> = {
  unreachable: '请检查“设置”或环境变量 HTTPS_PROXY 中的地址和端口。',
  dns: '请检查“设置”或环境变量 HTTPS_PROXY 中的名称。',
  'sign-in': '请在“设置”的“网络”中填写（或更正），或写入环境变量 HTTPS_PROXY：http://用户名:密码@主机:端口。',
  refused: '代理可能不允许访问该主机。请联系其管理员，或将该主机列为例外。',
  malformed: '代理地址的格式为 http://主机:端口，可在“设置”或环境变量 HTTPS_PROXY 中填写。',
};

const proofs: Record<SignInKind, { what: string; advice: string }> = {
  keys: {
    what: '该访问密钥',
    advice:
      '请检查访问密钥 ID 和私有密钥。临时密钥还需要安全令牌，并且会自动失效。多次错误后密钥会被锁定几分钟。',
  },
  password: {
    what: '该用户名或密码',
    advice: '请检查用户名、密码和账号名。多次错误后用户会被锁定几分钟。',
  },
  token: { what: '该令牌', advice: '令牌已失效，或属于其他账号或项目。请重新获取。' },
};

function permissionAdvice({ action, related }: { action: string | null; related: string[] }): string {
  if (action === null) return '请申请在用户组策略中允许读取或修改此内容。';
  const others = related.length === 0 ? '' : `该权限还依赖：${related.join('、')}。`;
  return `请申请允许 ${action} 的策略。${others}`;
}

const answerAdvice: Record<CloudFailureDetails['cloud-answer']['problem'], string> = {
  html: '中间可能有网络登录页面或代理，或者配置中填写的是控制台地址。',
  'not-json': '请检查配置中的地址；如果无误，请稍后重试。',
  'cut-off': '请重试；如果持续出现，说明网络或代理会中断较长的应答。',
  unexpected: '该地址可能属于其他服务，请检查配置。',
  redirect: '密钥绝不会转发到其他地址。请在配置中填写正确的地址。',
  'too-large': '请减少单次请求的内容。',
};

function answerProblem(details: CloudFailureDetails['cloud-answer']): string {
  switch (details.problem) {
    case 'html':
      return `返回了网页而不是数据（状态码 ${details.status}）`;
    case 'not-json':
      return `返回的内容不是 JSON（状态码 ${details.status}）`;
    case 'cut-off':
      return `的应答中途中断（状态码 ${details.status}）`;
    case 'unexpected':
      return `返回了未知形式的应答（状态码 ${details.status}）`;
    case 'redirect':
      return `指向另一个地址（状态码 ${details.status}）：${shown(details.to)}`;
    case 'too-large':
      return `的应答超过 ${bytes(language, details.limitBytes)}`;
  }
}

const notSent: Record<NotSentReason, { what: string; advice: string }> = {
  'read-only': { what: '此配置为只读', advice: '请使用其他配置，或在“设置”中关闭此配置的只读开关。' },
  'unknown-call': { what: 'Tracebell 没有这样的请求', advice: '请反馈此问题；没有任何更改。' },
  'endpoint-not-https': { what: '其地址未使用 HTTPS', advice: '请在配置中填写以 https:// 开头的地址。' },
  'endpoint-malformed': {
    what: '其地址无法使用',
    advice: '请在配置中填写形如 https://cts.eu-de.otc.t-systems.com 的地址，不带路径。',
  },
  'endpoint-unknown': {
    what: '没有文档给出它在此区域的地址',
    advice: '请向云的运营方询问，并填入连接中，或用 --endpoint SERVICE=https://… 指定。',
  },
  'tracker-name-empty': {
    what: '如果不指定一个追踪器的名称，服务会删除所有数据追踪器',
    advice: '请选择要删除的追踪器。',
  },
  'tracker-system': { what: '管理追踪器不能删除', advice: '如需停止记录，请将其停用。' },
  'identifier-malformed': {
    what: '其中的 ID 为空或含有不允许的字符',
    advice: '请检查配置中的项目 ID 和账号 ID。',
  },
  'long-number': {
    what: '其中有超过 2^53 的数字，传送时会丢失末位',
    advice: '请在草稿中将其写成文本，或将其去掉。',
  },
  'domain-empty': {
    what: '该请求针对账号，而配置中没有账号 ID',
    advice: '请将控制台“我的凭证”中的账号 ID 复制到配置中。',
  },
  'header-malformed': {
    what: '项目、密钥或令牌含有不允许的字符',
    advice: '请重新复制，不要带换行符和引号。',
  },
  'too-large': { what: '其长度超过服务的上限', advice: '请减少单次发送的内容。' },
};

/** The service's own words, as far as it said any. */
function said({ service, status, code, message }: ServiceAnswer): string {
  const name = service.toUpperCase();
  const head = `状态码 ${status}${code === null ? '' : `，${shown(code)}`}`;
  return message === ''
    ? `${name} 未说明原因（${head}）。`
    : `${name} 的说明（${head}）：“${shownUpTo(message, MESSAGE_LENGTH)}”。`;
}

/** Hours, minutes and seconds of a difference, as many as say something. */
function duration(differenceMs: number): string {
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return `${count(language, hours)} 小时 ${minutes} 分`;
  return minutes > 0 ? `${minutes} 分 ${seconds % 60} 秒` : `${seconds} 秒`;
}

const refusals: Record<RefusalKind, FailureWords> = {
  'bad-request': { title: '服务不接受该请求。', advice: '请更正服务指出的内容，然后重试。' },
  'not-found': { title: '服务找不到该对象。', advice: '它可能已被删除，或者配置中的项目或区域不对。' },
  conflict: { title: '该名称已被占用，或对象已被他人修改。', advice: '请重新读取，然后再次修改。' },
  throttled: { title: '发往服务的请求过多。', advice: '请等待几分钟后重试。' },
  unavailable: { title: '服务当前不可用。', advice: '请稍后重试；不要反复发送同一请求。' },
  internal: { title: '服务内部出错。', advice: '请稍后重试。如果持续出现，请将服务的说明提供给技术支持。' },
  other: {
    title: '服务返回了成功状态，但内容是错误。',
    advice: '请按其提示改正，或稍后重试；也请检查配置中的地址。',
  },
};

const isKnown = (code: string | null): code is KnownCtsCode =>
  (KNOWN_CTS_CODES as readonly (string | null)[]).includes(code);

const ctsProblems: Record<KnownCtsCode, FailureWords> = {
  'CTS.0001': {
    title: 'CTS 所依赖的 IAM 或 OBS 服务异常。',
    advice: '请稍后重试。如果持续出现，请联系技术支持。',
  },
  'CTS.0002': { title: '登录失败或缺少权限。', advice: '请检查配置中的密钥以及用户组的策略。' },
  'CTS.0003': { title: '请求内容为空或格式有误。', advice: '请检查各字段及其格式。' },
  'CTS.0004': { title: '服务无法写入数据。', advice: '请重新读取对象以确认是否已更改，然后联系技术支持。' },
  'CTS.0005': { title: '服务无法读取数据。', advice: '请稍后重试，或联系技术支持。' },
  'CTS.0013': { title: '您的角色不允许此操作。', advice: '请申请允许此操作的角色或策略。' },
  'CTS.0100': { title: '服务不支持查询接口版本。', advice: '无需查询版本；请检查配置中的地址。' },
  'CTS.0200': { title: '追踪器数量已达上限。', advice: '请删除不需要的数据追踪器，或修改现有的追踪器。' },
  'CTS.0201': { title: '管理追踪器已存在。', advice: '请修改现有的管理追踪器：每个区域只有一个。' },
  'CTS.0202': { title: '追踪器类型不正确。', advice: '可取值为 system 或 data。' },
  'CTS.0203': { title: '追踪器名称格式有误。', advice: '请使用字母、数字、连字符和下划线。' },
  'CTS.0204': { title: '管理追踪器的名称只能为 system。', advice: '请将名称设为 system。' },
  'CTS.0205': { title: '状态取值不正确。', advice: '可取值为 enabled 或 disabled。' },
  'CTS.0206': { title: '管理追踪器不追踪桶。', advice: '请去掉 data_bucket。' },
  'CTS.0207': { title: '数据追踪器不能命名为 system。', advice: '请使用其他名称。' },
  'CTS.0208': { title: '同名追踪器已存在。', advice: '请使用其他名称，或修改现有的追踪器。' },
  'CTS.0209': {
    title: '该桶的此类操作已由其他追踪器追踪。',
    advice: '请修改那个追踪器，或改为追踪其他桶或另一类操作。',
  },
  'CTS.0210': { title: '未指定要追踪的桶，或该桶为空。', advice: '请指定其他桶，或确认桶不为空。' },
  'CTS.0211': { title: '要追踪的桶不存在。', advice: '请检查桶的名称和区域。' },
  'CTS.0212': { title: '追踪器所追踪的桶不能更改。', advice: '请保留原来的桶，或新建追踪器。' },
  'CTS.0213': { title: '被追踪的桶不能用于转储。', advice: '请转储到其他桶。' },
  'CTS.0214': { title: '该追踪器已不存在。', advice: '请重新读取追踪器列表。' },
  'CTS.0215': { title: '同名的桶已存在。', advice: '请使用其他名称，或使用现有的桶。' },
  'CTS.0216': { title: '创建桶失败。', advice: '请在 OBS 中自行创建，或联系技术支持。' },
  'CTS.0217': { title: '无法设置桶中文件的保存时长。', advice: '请在 OBS 中自行设置，或联系技术支持。' },
  'CTS.0218': { title: '文件前缀格式有误。', advice: '请使用最多 64 个字母、数字、连字符、下划线和句点。' },
  'CTS.0219': { title: '未选择操作类型。', advice: '请选择 READ、WRITE 或两者。' },
  'CTS.0220': { title: '此处不支持 KMS 加密。', advice: '请关闭加密，或联系技术支持。' },
  'CTS.0221': { title: '未指定加密密钥。', advice: '请选择 KMS 密钥，或关闭加密。' },
  'CTS.0222': { title: '加密密钥未通过校验。', advice: '请确认该 KMS 密钥在此区域存在、已启用且可以使用。' },
  'CTS.0225': { title: '只能追踪桶的读操作和写操作。', advice: '请选择 READ 或 WRITE，或同时选择。' },
  'CTS.0228': { title: '组织未信任 CTS。', advice: '请在 Organizations 中将其启用为可信服务。' },
  'CTS.0229': { title: '组织追踪器已存在。', advice: '请先停用现有的组织追踪器。' },
  'CTS.0231': {
    title: '桶名称格式有误。',
    advice: '请使用 3 至 63 个小写字母、数字、连字符和句点，并以字母或数字开头。',
  },
  'CTS.0300': { title: '服务内部查询失败。', advice: '请稍后重试，或联系技术支持。' },
  'CTS.0400': { title: '服务未接受该通知：名称可能已被占用。', advice: '请使用其他名称，并查看服务的说明。' },
};
