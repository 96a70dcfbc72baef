import type { UpdateLook, UpdateTroubleWire } from '../../model/updates.ts';
import type * as en from '../en/updates.ts';
import { moment } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'zh-CN';

export const updates: typeof en.updates = {
  title: '更新',
  about:
    '除非您在此选择，否则 Tracebell 不会向任何服务器查询新版本。查询只会让服务器得知您的网络地址，不涉及您的数据。',
  policy: '新版本',
  policies: {
    never: '从不查询',
    notify: '有新版本时告知',
    download: '自动下载，安装前询问',
  },
  feed: '更新源',
  feedHint: '服务器上的文件夹，由提供 Tracebell 的人告知：https://downloads.example.com/tracebell',
  feedWrong: '请填写 https 地址，不含用户名、密码和问号；仅本机可用 http。',
  keep: '使用此更新源',
  look: '立即检查',
  absent: {
    serve: 'Tracebell 目前在浏览器中运行，请在其安装处更新。只有已安装的应用会查询新版本。',
    checkout: 'Tracebell 目前从源代码运行，请从其来源更新。只有已安装的应用会查询新版本。',
  },
  onlyTold: '以此方式安装的 Tracebell 无法替换自身。它会告知新版本，请按原来的方式安装。',
  limits:
    '下载内容必须与更新源给出的校验和一致。绝不安装旧版本。连接使用网络设置中的代理；证书以系统信任的为准。',
  noFeed: '未填写更新源，因此不会查询。',
  never: '不会查询。',
  said: (look) => lookSaid(look),
  news: (version, isFetched) =>
    isFetched
      ? `已下载 Tracebell ${shown(version)}，退出时会询问是否安装。`
      : `有新版本：Tracebell ${shown(version)}。`,
  open: '设置',
};

export const updatePrompts: typeof en.updatePrompts = {
  question: (version) => `现在安装 Tracebell ${shown(version)} 吗？`,
  detail: (feed) => `下载自 ${shown(feed)}。Tracebell 将结束，下次启动即为新版本。`,
  install: '安装并退出',
  later: '退出，暂不安装',
  failedTitle: '未能安装 Tracebell 的新版本。',
  failedText: (folder) => `Tracebell 保持原样，或可重新安装。日志中记录了出错原因：${folder}`,
};

function lookSaid(look: UpdateLook): string {
  if (look.state === 'none') return '自启动以来尚未查询。';
  if (look.state === 'looking') return '正在查询 …';
  if (look.state === 'fetching') return `正在下载 Tracebell ${shown(look.version)}：${look.percent}%`;
  const at = moment(language, look.at);
  if (look.state === 'current') return `${at}：没有新版本。更新源提供的是 ${shown(look.version)}。`;
  if (look.state === 'newer') return `${at}：有新版本 ${shown(look.version)}。`;
  if (look.state === 'fetched')
    return `${at}：已下载 Tracebell ${shown(look.version)}，退出时会询问是否安装。`;
  return `${at}：${troubleSaid(look.trouble)}`;
}

function troubleSaid({ problem, detail }: UpdateTroubleWire): string {
  const code = detail === '' ? '' : `（${shown(detail)}）`;
  const sentences: Record<UpdateTroubleWire['problem'], string> = {
    unreachable: `更新源没有响应${code}。请检查地址以及网络设置中的代理。`,
    missing: '该地址没有版本说明。请检查地址。',
    refused: `更新源的服务器拒绝了请求${code}。`,
    insecure: '更新源指向了非 https 的地址，不会从那里下载。',
    unreadable: '该地址的内容不是版本说明。',
    altered: '下载的内容与更新源的描述不符，已丢弃。',
    'not-kept': `下载的内容无法写入磁盘${code}。`,
    other: '查询意外失败。日志中有更多信息。',
  };
  return sentences[problem];
}
