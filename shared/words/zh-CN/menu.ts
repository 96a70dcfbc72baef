import type { menu as enMenu, prompts as enPrompts } from '../en/menu.ts';

export const menu: typeof enMenu = {
  edit: '编辑',
  window: '窗口',
  openRecent: '打开最近的工作区',
  roles: {
    about: '关于 Tracebell',
    services: '服务',
    hide: '隐藏 Tracebell',
    hideOthers: '隐藏其他',
    unhide: '全部显示',
    undo: '撤销',
    redo: '重做',
    cut: '剪切',
    copy: '复制',
    paste: '粘贴',
    selectAll: '全选',
    resetZoom: '实际大小',
    zoomIn: '放大',
    zoomOut: '缩小',
    togglefullscreen: '全屏',
    minimize: '最小化',
    zoom: '缩放',
    close: '关闭窗口',
    front: '前置全部窗口',
  },
};

export const prompts: typeof enPrompts = {
  workspaceFiles: 'Tracebell 工作区',
  traceFiles: '事件文件',
  allFiles: '所有文件',
  replaceQuestion: (name) => `“${name}”已存在。要替换它吗？`,
  replaceDetail: '其原有内容将会丢失。',
  replace: '替换',
  cancel: '取消',
  reload: '重新加载窗口',
  quit: '退出',
  wait: '等待',
  quitAnyway: '仍要退出',
  quitQuestion: (running) => `仍有 ${running} 个任务正在运行。要退出吗？`,
  quitDetail: '已完成的内容会保留；未完成的部分会撤回，可重新进行。',
  astrayQuestion: '要退出吗？',
  astrayDetail: '此后没有为它保存副本。应用结束时，已无文件保存的内容将会丢失；返回即可保存副本。',
  back: '返回',
  pageGone: {
    message: 'Tracebell 的窗口已停止工作。',
    detail: '已保存的内容不受影响。重新加载窗口即可继续；正在运行的任务不会中断。',
  },
  pageHangs: {
    message: 'Tracebell 的窗口没有响应。',
    detail: '它可能正忙。已保存的内容不受影响。',
  },
  pageMissing: {
    message: 'Tracebell 的窗口无法显示。',
    detail: '请重新加载；如果仍然无效，请重新安装 Tracebell。您的工作区不受影响。',
  },
  fault: {
    title: 'Tracebell 因自身错误必须结束。',
    text: (folder) => `已保存的内容不受影响。请重新启动 Tracebell。日志中记录了出错原因：${folder}`,
  },
};
