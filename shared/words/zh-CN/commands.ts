import type { CommandGroup, CommandId } from '../../model/command.ts';

export const commands: Record<CommandId, string> = {
  'workspace.new': '新建工作区…',
  'workspace.open': '打开工作区…',
  'workspace.copy': '保存副本…',
  'workspace.compact': '压缩工作区',
  'workspace.close': '关闭工作区',
  'app.quit': '退出 Tracebell',
  'go.overview': '转到概览',
  'go.traces': '转到事件',
  'go.notifications': '转到通知',
  'go.coverage': '转到覆盖',
  'go.changes': '转到变更',
  'go.trackers': '转到追踪器',
  'go.cases': '转到案例',
  'go.settings': '转到设置',
  'theme.system': '主题：跟随系统',
  'theme.light': '主题：浅色',
  'theme.dark': '主题：深色',
  'theme.contrast': '主题：高对比度',
  'language.system': '语言：跟随系统',
  'language.en': '语言：English',
  'language.zh-CN': '语言：简体中文',
  'tasks.show': '显示任务',
  'window.reload': '重新加载窗口',
  'palette.show': '命令面板…',
  'shortcuts.show': '键盘快捷键',
};

export const commandGroups: Record<CommandGroup, string> = {
  file: '文件',
  go: '转到',
  view: '视图',
  help: '帮助',
};
