import type { start as en } from '../en/start.ts';

export const start: typeof en = {
  inElectron: (path) => `Tracebell 将在 Electron 中打开（${path}）。`,
  inBrowser: {
    root: 'Tracebell 将在浏览器中打开：当前用户为 root，Electron 拒绝为其启用沙箱。',
    'no-display': 'Tracebell 将在浏览器中打开：此会话没有可供 Electron 使用的显示器。',
    'not-here': 'Tracebell 将在浏览器中打开：未安装 Electron，且无法获取。',
    'did-not-start': 'Tracebell 将在浏览器中打开：Electron 未显示窗口就已结束。',
  },
  fetching: (version) => `正在获取 Electron ${version}（仅此一次）…`,
  building: '正在构建 Tracebell…',
};
