import type { serve as en } from '../en/serve.ts';

export const serve: typeof en = {
  entering: { title: 'Tracebell', text: '打开 Tracebell' },
  refused: {
    title: '此地址无法打开 Tracebell，或已失效。',
    text: '每个地址只能使用一次。如需新地址，请在运行 Tracebell 的终端中按回车键，或重新启动 Tracebell。',
  },
  notFound: { title: '此处没有内容。', text: 'Tracebell 位于此地址的起始处。' },
  wrongMethod: { title: '此地址不能这样使用。', text: '没有任何更改。' },

  windowOpens: (browser, path) =>
    `正在 ${browser}（${path}）的窗口中打开 Tracebell。关闭该窗口或在此处按 Ctrl+C 即可结束。`,
  noWindow: {
    root: '未打开窗口：您是 root，Chromium 拒绝以 root 身份启用沙盒，而 Tracebell 不会在没有沙盒的情况下运行它。',
    'no-display': '未打开窗口：此会话没有显示器。',
    'no-browser': '未打开窗口：未找到 Chromium 系列浏览器。',
    'no-folder': '未打开窗口：无法写入保存窗口设置的文件夹。',
  },
  windowFailed: (browser, reason) => `${browser} 未打开窗口便已结束（${reason}）。`,
  exitCode: (code) => `退出代码 ${code}`,
  windowElsewhere: (browser) => `${browser} 已在运行，已请求它打开窗口。在此处按 Ctrl+C 即可结束 Tracebell。`,
  windowClosedOthersOpen:
    '窗口已关闭，但 Tracebell 仍在另一个浏览器中打开，因此继续运行。在此处按 Ctrl+C 即可结束。',
  address: (url) => `请在本机的浏览器中打开此地址：${url}`,
  addressOnce: '该地址只能使用一次。按 Ctrl+C 结束 Tracebell。',
  addressOnceMore: '该地址只能使用一次；按回车键获取新地址。按 Ctrl+C 结束 Tracebell。',
  building: '正在构建页面…',
};
