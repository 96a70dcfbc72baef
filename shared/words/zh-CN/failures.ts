import type { FailureDetails } from '../../model/failure.ts';
import type { FormProblem } from '../../model/file-form.ts';
import type { Astray } from '../../model/workspace.ts';
import type { FailureTable } from '../en/failures.ts';
import { bytes, count, moment } from '../format.ts';
import { shown } from '../shown.ts';
import { cloudFailures } from './cloud.ts';
import { drawRefusals } from './drafts.ts';
import { tasks } from './frame.ts';
import { draftProblems } from './issues.ts';
import { copyTooMuch } from './picked.ts';
import { cutOffAdvice } from './recovery.ts';

const language = 'zh-CN';

function formProblem({ path, kind, expected, found }: FormProblem): string {
  const place = path === '' ? '文件' : shown(path);
  if (kind === 'unknown') return `${place}：此处没有这个成员。`;
  if (kind === 'missing') return `${place}：缺失。`;
  return expected === ''
    ? `${place}：此处不能为 ${shown(found)}。`
    : `${place}：应为 ${shown(expected)}，实为 ${shown(found)}。`;
}

export const failures: FailureTable = {
  ...cloudFailures,

  'input-invalid': ({ call, problems }) => ({
    title: `无法理解该请求（${call}）。`,
    advice: problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; '),
  }),
  'call-unknown': ({ call }) => ({
    title: `此版本的 Tracebell 没有名为“${call}”的请求。`,
    advice: '请重新加载窗口；如仍无效，请更新 Tracebell。',
  }),
  'data-process-ended': () => ({
    title: '读取数据的进程在应答之前结束了。',
    advice: '正在重新启动该进程。已保存的内容不会丢失，请再试一次。',
  }),
  'data-process-restarted': ({ workspace }) => ({
    title: '读取数据的进程意外结束，现已重新启动。',
    advice:
      workspace === null
        ? '当前没有打开的工作区。已保存的内容完好无损。'
        : '同一工作区已重新打开。已保存的内容完好无损；正在进行的任务已停止。',
  }),
  'data-process-gave-up': () => ({
    title: '读取数据的进程反复结束，因此不再启动。',
    advice: '请退出并重新启动 Tracebell。数据文件夹中的日志记录了原因。',
  }),
  'session-refused': () => ({
    title: '此浏览器标签页的 Tracebell 会话已失效。',
    advice: '请在运行 Tracebell 的终端中按回车键，然后打开新的地址。',
  }),
  'host-unreachable': () => ({
    title: 'Tracebell 已停止运行。',
    advice: '请重新启动；工作区会恢复到原来的状态。',
  }),
  'dialog-unavailable': () => ({ title: '此处没有文件对话框。', advice: '请直接输入文件路径。' }),
  'port-unavailable': ({ port, reason }) => ({
    title: reason === 'taken' ? `端口 ${port} 正被另一个程序使用。` : `您无权监听端口 ${port}。`,
    advice: '请换一个端口，或不指定端口以使用任意空闲端口。',
  }),
  cancelled: () => ({ title: '已取消。', advice: '没有任何更改。' }),

  'workspace-none-open': () => ({ title: '没有打开的工作区。', advice: '请打开或新建一个工作区。' }),
  'workspace-missing': ({ path }) => ({
    title: `${path} 处没有文件。`,
    advice: '文件可能已被移动或重命名，或者所在的驱动器未连接。',
  }),
  'workspace-astray': ({ path, ...astray }) => ({
    title: astrayTitle(path, astray),
    advice:
      astray.how === 'written-over'
        ? '已按现状将其关闭。请打开它查看现在的内容；Tracebell 最后写入的部分保留在它旁边。'
        : '草稿、标记和备注仍会接受，但该名称下没有文件保存它们。请将文件放回原处，或保存副本：副本包含全部内容，也包括此后写入的内容。',
  }),
  'workspace-exists': ({ path }) => ({
    title: `${path} 处已有文件。`,
    advice: '请换一个名称。没有覆盖任何内容。',
  }),
  'workspace-not-sqlite': ({ path }) => ({
    title: `${path} 不是 Tracebell 工作区。`,
    advice: '文件开头的内容与工作区不符。文件未被更改。',
  }),
  'workspace-foreign': ({ path }) => ({
    title: `${path} 是其他程序的数据库。`,
    advice: '只能打开由 Tracebell 创建的工作区。文件未被更改。',
  }),
  'workspace-cut-short': ({ path, expectedBytes, foundBytes }) => ({
    title: `${path} 不完整：应有 ${bytes(language, expectedBytes)}，实有 ${bytes(language, foundBytes)}。`,
    advice: '复制或下载可能中断了，请重新复制，或将现有内容放入新的工作区。文件未被更改。',
  }),
  'workspace-damaged': ({ path, reason }) => ({
    title: `${path} 已损坏（${reason}）。`,
    advice: '请使用它的副本或备份，或将仍可读取的内容放入新的工作区。文件未被更改。',
  }),
  'workspace-cut-back': ({ path, kept }) => ({
    title: `${path} 最后写入的内容缺失：旁边保存这些内容的文件已损坏。`,
    advice: `此前的内容都在。请重新读入最近的文件或再同步一次（只会补入缺失的部分），并检查您最近的更改。${kept === null ? '' : `损坏的文件保留在 ${kept}。`}`,
  }),
  'workspace-log-of-another': ({ path, kept }) => ({
    title: `${path} 旁边是另一个文件的日志，没有读入。`,
    advice: `工作区与上次关闭时一样。Tracebell 被强行结束时会留下日志；此后若用另一个文件替换工作区，日志就会被误留。它保留在 ${kept}。`,
  }),
  'workspace-beyond-recovery': ({ path }) => ({
    title: `${path} 无法恢复：记录各部分位置的内容已损坏。`,
    advice: '请使用它的副本或备份，或将事件文件重新读入新的工作区。文件未被更改。',
  }),
  'workspace-newer': ({ path, version, supported }) => ({
    title: `${path} 由更新版本的 Tracebell 写入（格式 ${version}；当前版本最高支持 ${supported}）。`,
    advice: '请更新 Tracebell 后再打开。文件未被更改。',
  }),
  'workspace-in-use': ({ path, holder }) => ({
    title:
      holder === null
        ? `${path} 正被另一个程序使用。`
        : `${path} 已在另一个 Tracebell 中打开（主机 ${holder.host} 上的进程 ${holder.pid}，自 ${moment(language, holder.sinceAt)} 起）。`,
    advice: '请先在那里关闭它，或使用副本。',
  }),
  'workspace-read-only': ({ path }) => ({
    title: `${path} 只能读取，不能写入。`,
    advice: '请将副本保存到可写入的文件夹，并在副本上工作。',
  }),
  'workspace-old-read-only': ({ path }) => ({
    title: `${path} 由旧版 Tracebell 创建，需要更新，但无法写入。`,
    advice: '请将其复制到可写入的文件夹，然后打开副本。',
  }),
  'workspace-unfinished-read-only': ({ path }) => ({
    title: `${path} 未正常关闭，而所在位置不可写，无法补全。`,
    advice: '请将它与旁边名称以其文件名开头的文件一起复制到可写入的文件夹。',
  }),
  'copy-onto-itself': ({ path }) => ({
    title: `${path} 就是当前打开的工作区。`,
    advice: '请为副本选择其他名称。',
  }),
  'export-exists': ({ path }) => ({
    title: `已有名为 ${path} 的文件。`,
    advice: '请换一个名称导出。没有覆盖任何内容。',
  }),
  'traces-file-missing': ({ path }) => ({
    title: `文件 ${path} 已不在原处。`,
    advice: '列的对应关系已记住。请从文件现在的位置重新读取，届时会按此对应。',
  }),
  'traces-file-changed': ({ path }) => ({
    title: `文件 ${path} 已不是当时读取的内容：它后来被修改过。`,
    advice: '列的对应关系已记住。请将该文件作为新文件重新读取，届时会按此对应。',
  }),
  'import-file-unknown': ({ file }) => ({
    title: `没有编号为 ${file} 的已导入文件。`,
    advice: '请重新查看导入列表。',
  }),
  'trace-unknown': ({ row }) => ({
    title: `第 ${row} 行没有事件，或其记录已被移除。`,
    advice: '请重新查看事件列表。',
  }),
  'search-pattern': ({ pattern, reason }) => ({
    title: `“${pattern}”不是有效的正则表达式：${reason}。`,
    advice: '请更正，或按普通文本搜索。',
  }),
  'search-too-costly': ({ pattern }) => ({
    title: `正则表达式“${pattern}”在部分事件上耗时过长。`,
    advice: '请避免在重复中嵌套重复（如 (a+)+），或先缩小列表范围。',
  }),
  'draft-unknown': () => ({
    title: '此工作区已没有该草稿。',
    advice: '请重新查看草稿列表。',
  }),
  'draft-changed': ({ name }) => ({
    title: `草稿 ${shown(name)} 在此期间已在别处更改。`,
    advice: '您的更改没有覆盖它。请重新打开该草稿，再作更改。',
  }),
  'draft-unreadable': ({ problem, details }) => ({
    // The code picks the sentence that takes these details.
    title: (draftProblems[problem] as (details: unknown) => string)(details),
    advice: '没有更改任何内容。',
  }),
  'copy-too-much': ({ limit, limitBytes }) => ({
    title: copyTooMuch(limit, limitBytes),
    advice: '请改为导出到文件。',
  }),
  'draft-too-long': ({ limit }) => ({
    title: `超过 ${count(language, limit)} 个字符，过长。`,
    advice: '服务接受的通知没有这么长。没有更改任何内容。',
  }),
  'drafts-too-many': ({ limit }) => ({
    title: `一个工作区最多保存 ${count(language, limit)} 份草稿。`,
    advice: '请删除一些，或将其余的放在另一个工作区。',
  }),
  'draft-not-drawn': ({ reason }) => ({ title: drawRefusals[reason], advice: '没有更改任何草稿。' }),
  'page-not-opened': ({ address }) => ({
    title: `页面“${address}”未能打开。`,
    advice: '请复制地址，自行在浏览器中打开。',
  }),
  'view-name-taken': ({ name }) => ({
    title: `已有名为“${shown(name)}”的视图。`,
    advice: '请另取一个名称；此处不区分大小写。',
  }),
  'view-unknown': () => ({
    title: '此视图已不存在。',
    advice: '它已被删除。请将当前所见另存为新视图。',
  }),
  'view-limit': ({ limit }) => ({
    title: `一个工作区最多保存 ${limit} 个视图。`,
    advice: '请先删除一些视图，或将其保存到文件。',
  }),
  'view-file-wrong': ({ problems }) => ({
    title: '这不是视图文件，未导入任何内容。',
    advice: problems.map(formProblem).join(''),
  }),
  'mark-file-wrong': ({ problems }) => ({
    title: '这不是标记文件，未导入任何内容。',
    advice: problems.map(formProblem).join(''),
  }),
  'path-relative': ({ path }) => ({ title: `“${path}”不是完整路径。`, advice: '请从驱动器或根文件夹开始。' }),
  'path-ends-in-space': ({ path }) => ({
    title: `名称“${path}”以空格或换行结尾。`,
    advice: '请使用以可见字符结尾的名称。',
  }),
  'folder-not-empty': ({ path }) => ({
    title: `${path} 不是空文件夹。`,
    advice: '请指定一个空的或尚不存在的文件夹。',
  }),
  'path-is-no-folder': ({ path }) => ({
    title: `${path} 不是文件夹。`,
    advice: '请指定一个空的或尚不存在的文件夹。',
  }),
  'path-is-folder': ({ path }) => ({ title: `${path} 是一个文件夹。`, advice: '请选择其中的文件。' }),
  'path-forbidden': ({ path }) => ({
    title: `您无权使用 ${path}。`,
    advice: '请向其所有者申请权限，或选择其他位置。',
  }),
  'folder-missing': ({ path }) => ({
    title: `文件夹 ${path} 不存在。`,
    advice: '请先创建，或选择其他文件夹。',
  }),
  'disk-full': ({ path }) => ({
    title: `磁盘已满：无法写入 ${path}。`,
    advice: '请释放一些空间后重试。之前保存的内容完好无损。',
  }),
  'disk-failed': ({ path, reason }) => ({
    title: `磁盘在处理 ${path} 时报错（${reason}）。`,
    advice: '请检查驱动器或网络共享，然后重试。',
  }),

  'updates-not-asked': ({ reason }) => ({
    title: '未查询新版本。',
    advice: {
      serve: '请在 Tracebell 的安装处更新。',
      checkout: '请从源代码的来源更新。',
      never: '设置为从不查询，可在设置中更改。',
      'no-feed': '请在设置中填写更新源。',
    }[reason],
  }),
  'settings-unwritable': ({ path, reason }) => ({
    title: `更改在退出前有效；无法保存到 ${path}（${reason}）。`,
    advice: '请将该文件夹设为可写，以便保留设置。',
  }),
  'settings-file-wrong': ({ member }) => ({
    title: member === null ? '该文件不是 Tracebell 的设置文件。' : `文件中有一项设置无效：${shown(member)}。`,
    advice: '未做任何更改。请选择由 Tracebell 导出的文件。',
  }),
  'settings-unreadable': ({ path, keptAs }) => ({
    title: `无法读取 ${path}，Tracebell 以默认设置启动。`,
    advice: keptAs === path ? '该文件保持原样。' : `旧文件已保留为 ${keptAs}。`,
  }),
  'sync-answer-unknown': () => ({
    title: '服务连续三次返回的内容都不是事件列表。',
    advice: '请检查配置中的终端节点，以及是否有代理代为应答，然后重新同步。',
  }),
  'sync-outside-window': () => ({
    title: '服务返回了记录时间不在所请求时间段内的事件。',
    advice: '这些事件已保留，但该时间段不算作已读取。请稍后重新同步。',
  }),
  'sync-marker-stuck': () => ({
    title: '服务给出的下一页，是此前已经给过的一页。',
    advice: '此前取得的内容已保留，但该时间段不算作已读取。请稍后重新同步。',
  }),
  'task-cut-off': ({ kind, path }) => ({
    title: `Tracebell 意外结束，“${tasks.kinds[kind]}”被中断：${shown(path)}。`,
    advice: cutOffAdvice[kind],
  }),
  'task-unknown': () => ({ title: '该任务已不在列表中。', advice: '它在一段时间前已结束。' }),
  'task-not-cancellable': () => ({ title: '该任务不能中途停止。', advice: '它会自行结束。' }),
  'secret-store-unavailable': ({ reason }) => ({
    title: '此处无法安全地保存密钥，因此没有保存任何内容。',
    advice: secretAdvice[reason],
  }),
  'secret-file-unwritable': ({ path, reason }) => ({
    title: `加密的密钥无法保存到 ${path}（${reason}）。`,
    advice: '请将该文件夹设为可写后重试。',
  }),
  'profile-gone': () => ({
    title: '此连接已不存在。',
    advice: '它之前已被删除。',
  }),
  'profile-without-secret': ({ name }) => ({
    title: `没有保存 ${shown(name)} 的登录信息。`,
    advice: '请编辑此连接并输入登录信息。',
  }),
  'profile-name-taken': ({ name }) => ({
    title: `已有名为 ${shown(name)} 的连接。`,
    advice: '请换一个名称。',
  }),
  'profiles-too-many': ({ most }) => ({
    title: `已有 ${count('zh-CN', most)} 个连接。`,
    advice: '请删除不再需要的连接。',
  }),
  'secrets-locked': () => ({
    title: '已保存的密钥处于锁定状态。',
    advice: '请打开“设置”并输入口令。',
  }),
  'passphrase-wrong': () => ({
    title: '口令不正确。',
    advice: '请重试。如果忘记了口令，只能删除已保存的密钥并重新输入。',
  }),
  'passphrase-too-short': ({ least }) => ({
    title: `口令至少需要 ${count('zh-CN', least)} 个字符。`,
    advice: '请换一个更长的口令。',
  }),
};

const secretAdvice: Record<FailureDetails['secret-store-unavailable']['reason'], string> = {
  'no-encryption': '系统未向应用程序提供加密功能。请解锁或安装系统密钥环。',
  'plain-text-only': '系统只会以明文保存。请安装并解锁密钥环（GNOME Keyring 或 KWallet）。',
};

function astrayTitle(path: string, { how, now }: Astray): string {
  if (how === 'written-over') return `${path} 在打开期间被另一个程序改写。`;
  if (how === 'unreachable') return `无法再访问 ${path}；所在的驱动器可能已断开。`;
  const moved = now === null ? '' : `；打开的文件现在名为 ${now}`;
  if (how === 'another') return `工作区打开期间，${path} 处换成了另一个文件${moved}。`;
  if (now !== null) return `${path} 在打开期间被移到 ${now}。`;
  return how === 'folder-gone'
    ? `${path} 所在的文件夹在打开期间消失了。`
    : `${path} 在打开期间被删除或移走。`;
}
