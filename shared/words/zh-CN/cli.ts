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
    'argument-missing': ({ label, choices }) =>
      choices.length === 0 ? `缺少 ${label}。` : `缺少 ${label}：可选 ${choices.join('、')}。`,
    'argument-surplus': ({ given }) => `多出一个参数“${given}”。`,
    'argument-unknown': ({ label, given, nearest }) => `“${given}”不是 ${label}；最接近的是“${nearest}”。`,
  },
  commands: {
    serve: '在本机的浏览器中打开 Tracebell',
    completion: '输出用于在 shell 中补全命令和选项的脚本',
    help: '说明一个命令',
  },
  options: {
    workspace: '要打开的工作区；省略时打开上次的工作区',
    port: '监听的端口；省略时使用任意空闲端口',
    json: '只输出一个 JSON 文档',
    help: '说明该命令',
    version: '输出版本',
  },
  notes: {
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
  fault: 'Tracebell 自身出错并已结束。错误如下：',
};
