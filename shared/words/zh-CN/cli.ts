import type { ChainStart } from '../../model/digest-chain.ts';
import type { cli as en } from '../en/cli.ts';
import { ASSUMABLE } from '../en/cli-replay.ts';
import { count } from '../format.ts';
import { replayed, replayUsage } from './cli-replay.ts';

const REPLAYED_WORKSPACE = '使用此工作区中的事件代替文件；只读取，不修改';
const REPLAYED_NOTE = '事件从文件和文件夹读取，或取自工作区。通知可写为 -，表示从标准输入读取。';

const CHAIN_BEGINS: Record<ChainStart, (previous: string) => string> = {
  first: () => '此链从这里开始',
  'previous-missing': (previous) => `前一个摘要文件未读取：${previous}`,
  'previous-changed': (previous) => `链在此断开，前一个摘要文件的字节不同：${previous}`,
};

export const cli: typeof en = {
  usage: {
    'command-missing': () => '未给出命令；“tracebell --help”列出所有命令。',
    'command-unknown': ({ given, nearest }) =>
      `没有命令“${given}”；最接近的是“${nearest}”，“tracebell --help”列出所有命令。`,
    'option-unknown': ({ given, nearest }) => `此处没有选项“${given}”；最接近的是“${nearest}”。`,
    'option-twice': ({ option }) => `“${option}”只能给出一次。`,
    'value-missing': ({ option, label }) => `“${option}”需要一个值：${option} ${label}。`,
    'value-unexpected': ({ option }) => `“${option}”不带值。`,
    'value-not-integer': ({ option, given, min, max }) =>
      `“${option}”需要 ${min} 到 ${max} 之间的整数，而不是“${given}”。`,
    'option-missing': ({ option, label }) => `缺少“${option} ${label}”。`,
    'value-unknown': ({ option, given, choices }) =>
      `“${option}”只接受 ${choices.join(' 或 ')}，而不是“${given}”。`,
    'zone-unknown': ({ given }) =>
      `“--zone”可取 UTC、+08:00 这样的时差（以短横线开头时写作 --zone=-05:00）或 Asia/Shanghai 这样的名称，而不是“${given}”。`,
    'argument-missing': ({ label, choices }) =>
      choices.length === 0 ? `缺少 ${label}。` : `缺少 ${label}：可选 ${choices.join('、')}。`,
    'argument-surplus': ({ given }) => `多出一个参数“${given}”。`,
    'argument-unknown': ({ label, given, nearest }) => `“${given}”不是 ${label}；最接近的是“${nearest}”。`,
    ...replayUsage,
  },
  commands: {
    import: '将文件和文件夹中的事件读入工作区',
    sync: '将云账号中的事件和配置读入工作区',
    replay: '列出一个通知本会报告哪些事件',
    explain: '说明一个通知为何报告或不报告某个事件',
    compare: '比较两个通知对相同事件的结果',
    check: '列出一个通知中的问题',
    sample: '写出样例：一家虚构公司的一周，以及其中藏着的问题',
    serve: '在本机的浏览器中打开 Tracebell',
    completion: '输出用于在 shell 中补全命令和选项的脚本',
    help: '说明一个命令',
  },
  options: {
    workspace: '要打开的工作区；省略时打开上次的工作区',
    from: '从此时刻起（含）的事件：日期、带时区的日期时间，或毫秒数',
    to: '此时刻之前的事件，写法相同',
    provider: '所针对事件的提供商；优先于文件中的说明',
    assume: '文档没有说明之处按此假设；可多次给出',
    'respect-status': '已停用的通知不报告任何事件；省略时按已启用来看',
    pins: '同时核对文件中的 pins',
    ids: '改为输出匹配事件的 id，从旧到新',
    trace: '事件的 id',
    zone: '表格中未注明时区的时间所属的时区：UTC、+08:00 这样的时差或名称；省略时拒绝这些时间',
    rating: '带有严重程度的事件按 severity（省略时）或 outcome 评级',
    profile: '设置中某个连接的名称，代替区域和项目',
    region: '区域，例如 cn-north-4；终端节点由此得出',
    'project-id': '要读取其事件的项目',
    'domain-id': '账号，用于属于账号的内容；省略时自动查明',
    endpoint: '用此地址代替区域所给的某服务地址；可多次给出',
    days: '向前读取的天数；省略时为七天，即服务保留的全部',
    seed: '换一个数字，就是另一周',
    port: '监听的端口；省略时使用任意空闲端口',
    json: '只输出一个 JSON 文档',
    help: '说明该命令',
    version: '输出版本',
  },
  optionsOf: {
    import: { workspace: '读入的工作区；不存在时新建' },
    sync: { workspace: '读入的工作区；不存在时新建' },
    replay: { workspace: REPLAYED_WORKSPACE },
    explain: { workspace: REPLAYED_WORKSPACE },
    compare: { workspace: REPLAYED_WORKSPACE },
    sample: { to: '样例止于此时刻之前的最后一个整点；省略时为现在' },
    check: { workspace: '依据此工作区的事件判断哪些名称出现过；只读取，不修改' },
  },
  notes: {
    import: '读取 JSON、CSV 和 XLSX，也可打包为 .gz、.zip 或 .tar.gz。使用 --json 时输出每个文件的结果。',
    sync: '密钥取自 HUAWEICLOUD_SDK_AK、HUAWEICLOUD_SDK_SK，临时密钥还需 HUAWEICLOUD_SDK_SECURITY_TOKEN。只读取缺少的部分，从最新的开始；中途结束时，下次接着读。不会更改账号中的任何内容。',
    replay: `${REPLAYED_NOTE}含有通知列表的文件会整个重放。可用的假设：${ASSUMABLE}。`,
    explain: `${REPLAYED_NOTE}可用的假设：${ASSUMABLE}。`,
    compare: `${REPLAYED_NOTE}可用的假设：${ASSUMABLE}。`,
    check: '通知可写为 -，表示从标准输入读取。含有通知列表的文件会整个检查。',
    sample:
      '把按服务投递方式写成的事件文件及其摘要、Key Protect 和阿里云事件，以及通知，写入一个空的或尚不存在的文件夹。种子和整点相同，文件就相同。',
    serve: '使用 --json 时不打开窗口，在一行中输出 {"url": …}，并一直运行到被结束为止。',
    completion: '对于 bash，请将此行加入 ~/.bashrc：source <(tracebell completion bash)',
    help: '',
  },
  summary: '浏览、绘制和重放云审计事件，并依据真实历史起草通知。',
  usageHeading: '用法',
  commandsHeading: '命令',
  optionsHeading: '选项',
  moreHelp: '“tracebell COMMAND --help”说明一个命令。',
  exitCodes: '退出代码：0 表示完成；1 表示完成但发现了问题；2 表示无法完成。',
  astray: ({ how, now }) =>
    now === null || how === 'written-over'
      ? '此命令写入的内容已丢失；请重新运行。'
      : '此命令在此之前写入的内容都在该名称的文件中。',
  imported: {
    file: ({ path, read, added, duplicates, conflicts, refused, expired, error }) =>
      `${path}：读取 ${read}，新增 ${added}，重复 ${duplicates}，冲突 ${conflicts}，拒绝 ${refused}${expired > 0 ? `，过期 ${expired}` : ''}${error === null ? '' : `。${error}`}`,
    refusal: ({ index, line, byteOffset, reason }) =>
      `  第 ${index} 条记录，${line === null ? '' : `第 ${line} 行，`}第 ${byteOffset} 字节：${reason}`,
    chain: ({ hours, digests, begins, linksNotCompared, sound, changed, missing, notCompared }) =>
      `摘要文件${hours === null ? '' : ` ${hours.from} 至 ${hours.to}`}：一条链共 ${digests} 个${linksNotCompared > 0 ? `（其中 ${linksNotCompared} 个在压缩包中，仅按名称相连）` : ''}，${sound} 个文件与所列一致，${changed} 个已被更改，${missing} 个缺失${notCompared > 0 ? `，${notCompared} 个在压缩包中，未比较` : ''}；${CHAIN_BEGINS[begins.how](begins.previous)}`,
    fileChanged: (object) => `  已被更改：${object}`,
    fileMissing: (object) => `  缺失：${object}`,
    cancelled: ({ files, added }) =>
      files === 0
        ? '已取消；没有读取任何内容。'
        : `已取消；此前已读取 ${files} 个文件并予保留，新增 ${added} 条事件；再次导入即可读取其余部分。`,
    nothing: '未在该处找到任何文件。',
    unmapped: '没有一列是已知的列。',
    linkOutside: (target) => `此链接指向文件夹之外的“${target}”，因此没有跟随；如有需要，请直接给出其目标。`,
    progress: ({ percent, traces, perSecond }) => `${percent} %，${traces} 条事件，每秒 ${perSecond} 条`,
    totals: ({ files, read, added, duplicates, conflicts, refused, failed }) =>
      `${files} 个文件：读取 ${read}，新增 ${added}，重复 ${duplicates}，冲突 ${conflicts}，拒绝 ${refused}，无法读取 ${failed}`,
  },
  synced: {
    totals: ({ added, duplicates, conflicts, pages, requests }) =>
      `新增 ${added}，此前已有 ${duplicates}，冲突 ${conflicts}；${pages} 页，${requests} 次请求`,
    snapshots: (fresh, same) =>
      [
        ...(fresh.length === 0 ? [] : [`新的或有变化：${fresh.join('、')}`]),
        ...(same.length === 0 ? [] : [`未变：${same.join('、')}`]),
      ].join('；'),
    denied: (kinds) => `这些密钥无权读取：${kinds.join('、')}`,
    missing: ({ tracker, from, to, reason }) => `${tracker} 在 ${from} 至 ${to} 记录的事件缺失：${reason}`,
    unseen: (what, reason) => `无法读取 ${what}：${reason}`,
    cancelled: '已取消；此前读取的内容予以保留，下次同步会读取其余部分。',
    profileUnknown: (name, known) =>
      known.length === 0
        ? `没有连接“${name}”；设置中没有任何连接。`
        : `没有连接“${name}”；现有 ${known.join('、')}。`,
    keyMissing: (variable) => `未设置环境变量 ${variable}。`,
    nothingToSignIn: (name) =>
      `没有可用于登录“${name}”的凭据：请设置 HUAWEICLOUD_SDK_AK 和 HUAWEICLOUD_SDK_SK，或设置 TRACEBELL_PASSPHRASE 以打开已存储的凭据。`,
    placedTwice: (option) => `“--profile”已说明位置；请去掉“${option}”。`,
    regionWrong: (given) => `“${given}”不是区域；区域名由小写字母、数字和“-”组成，例如 cn-north-4。`,
    idWrong: (option, given) => `“${option}”需要由字母、数字、“-”和“_”组成的 ID，而不是“${given}”。`,
    endpointWrong: (given) =>
      `“${given}”不是终端节点；写法为 SERVICE=URL，例如 cts=https://cts.example.com，主机和端口之后没有其他内容。`,
  },
  clauseBorder: '；',
  morePaths: (more) => `另有 ${count('zh-CN', more)} 个也无法读取。`,
  replayed,
  fault: 'Tracebell 自身出错并已结束，错误如下：',
};
