import type * as en from '../en/settings.ts';
import { count, moment } from '../format.ts';

const language = 'zh-CN';

export const zoneSetting: typeof en.zoneSetting = {
  label: '时间显示为',
  local: (zone) => `本地时间（${zone}）`,
};

export const densitySetting: typeof en.densitySetting = {
  label: '行距',
  choices: { comfortable: '宽松', compact: '紧凑' },
};

export const settingsFile: typeof en.settingsFile = {
  title: '全部设置',
  about: '将此页的设置保存为文件，供其他机器使用。其中不含工作区、连接和密钥，也不含更新的来源。',
  save: '导出设置…',
  bring: '导入设置…',
  reset: '恢复默认设置',
  file: '设置文件',
  exported: (path) => `设置已写入 ${path}。`,
  imported: '文件中的设置已生效。',
  wasReset: '全部设置已恢复为默认值。',
  undo: '撤销',
};

export const crashReports: typeof en.crashReports = {
  title: '崩溃报告',
  about:
    '当 Tracebell 的某个部分意外结束时，会在本机保留一份报告：时间、部分、版本以及程序中的位置。报告不含任何事件内容，也不会发送到任何地方。',
  count: (value) => (value === 0 ? '目前没有报告。' : `目前有 ${count(language, value)} 份。`),
  moment: (at) => moment(language, at),
  parts: { app: '应用本身', data: '读写数据的部分', page: '窗口' },
  madeBy: (version, platform) => `Tracebell ${version}，${platform}`,
  places: '程序中的位置',
  noPlaces: '它被外部结束，或无法说明位置。',
  remove: '移除全部报告',
};
