import type { cli as en } from '../en/cli.ts';

export const cli: typeof en = {
  usage: {
    'command-missing': () => '未给出命令；“tracebell --help”列出所有命令。',
    'command-unknown': ({ given, nearest }) =>
      `没有命令“${given}”；最接近的是“${nearest}”。“tracebell --help”列出所有命令。`,
    'option-unknown': ({ given, nearest }) => `此处没有选项“${given}”；最接近的是“${nearest}”。`,
    'option-twice': ({ option }) => `“${option}”只能给出一次。`,
    'value-missing': ({ option, label }) => `“${option}”需要一个值：${option} ${label}。`,
    'value-unexpected': ({ option }) => `“${option}”不带值。`,
    'value-not-integer': ({ option, given, min, max }) =>
      `“${option}”需要 ${min} 到 ${max} 之间的整数，而不是“${given}”。`,
    'option-missing': ({ option, label }) => `缺少“${option} ${label}”。`,
    'value-unknown': ({ option, given, choices }) =>
      `“${option}”只接受 ${choices.join(' 或 ')}，而不是“${given}”。`,
    'argument-missing': ({ label, choices }) =>
      choices.length === 0 ? `缺少 ${label}。` : `缺少 ${label}：可选 ${choices.join('、')}。`,
    'argument-surplus': ({ given }) => `多出一个参数“${given}”。`,
    'argument-unknown': ({ label, given, nearest }) => `“${given}”不是 ${label}；最接近的是“${nearest}”。`,
  },
  commands: {
    import: '将文件和文件夹中的事件读入工作区',
    serve: '在本机的浏览器中打开 Tracebell',
    completion: '输出用于在 shell 中补全命令和选项的脚本',
    help: '说明一个命令',
  },
  options: {
    workspace: '要打开的工作区；省略时打开上次的工作区',
    rating: '带有严重程度的事件按 severity（省略时）或 outcome 评级',
    port: '监听的端口；省略时使用任意空闲端口',
    json: '只输出一个 JSON 文档',
    help: '说明该命令',
    version: '输出版本',
  },
  optionsOf: { import: { workspace: '读入的工作区；不存在时新建' } },
  notes: {
    import: '读取 JSON、CSV 和 XLSX，也可打包为 .gz、.zip 或 .tar.gz。使用 --json 时输出每个文件的结果。',
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
  imported: {
    file: ({ path, read, added, duplicates, conflicts, refused, expired, error }) =>
      `${path}：读取 ${read}，新增 ${added}，重复 ${duplicates}，冲突 ${conflicts}，拒绝 ${refused}${expired > 0 ? `，过期 ${expired}` : ''}${error === null ? '' : `。${error}`}`,
    refusal: ({ index, line, byteOffset, reason }) =>
      `  第 ${index} 条记录，${line === null ? '' : `第 ${line} 行，`}第 ${byteOffset} 字节：${reason}`,
    nothing: '未在该处找到任何文件。',
    progress: ({ percent, traces, perSecond }) => `${percent} %，${traces} 条事件，每秒 ${perSecond} 条`,
    totals: ({ files, read, added, duplicates, conflicts, refused, failed }) =>
      `${files} 个文件：读取 ${read}，新增 ${added}，重复 ${duplicates}，冲突 ${conflicts}，拒绝 ${refused}，无法读取 ${failed}`,
  },
  fault: 'Tracebell 自身出错并已结束。错误如下：',
};
