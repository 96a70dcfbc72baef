import type * as en from '../en/licences.ts';
import { count } from '../format.ts';

const language = 'zh-CN';

export const licences: typeof en.licences = {
  open: '许可证',
  title: '许可证',
  about:
    'Tracebell 本身采用 Apache License 2.0。已安装的应用还包含他人的成果，其许可证如下；其 resources 文件夹中的 THIRD-PARTY.txt 内容相同。',
  search: '查找软件包或许可证',
  found: (shown, all) =>
    shown === all
      ? `${count(language, all)} 个软件包`
      : `${count(language, all)} 个软件包中的 ${count(language, shown)} 个`,
  text: (name) => `${name} 的许可证`,
};
