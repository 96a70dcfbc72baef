import type { EntryKind, ForeignFormat, SheetDamage } from '../../model/file-problem.ts';
import type { RatingChoice, RatingKept } from '../../model/trace.ts';
import type { FileNoteTable, FileProblemTable } from '../en/file-problems.ts';
import { bytes, count } from '../format.ts';

const language = 'zh-CN';

const kinds: Record<EntryKind, string> = {
  folder: '文件夹',
  link: '链接',
  pipe: '管道',
  socket: '套接字',
  device: '设备',
};

const formats: Record<ForeignFormat, string> = {
  zstd: ' zstd 压缩数据',
  xz: ' xz 压缩数据',
  bzip2: ' bzip2 压缩数据',
  '7z': ' 7z 归档',
  rar: ' RAR 归档',
  lz4: ' LZ4 压缩数据',
  parquet: ' Parquet 文件',
  sqlite: ' SQLite 数据库',
  pdf: ' PDF 文档',
  'old-excel': ' Excel 2003 或更早版本的工作簿，或带密码的工作簿',
  image: '图片',
  program: '程序',
  xml: ' XML',
  html: '网页',
};

const packed: ReadonlySet<ForeignFormat> = new Set(['zstd', 'xz', 'bzip2', '7z', 'rar', 'lz4'] as const);

const archives = { zip: 'ZIP 归档', tar: 'tar 归档', gzip: 'gzip 文件' };

const gzipDamages = {
  header: '文件头无效',
  data: '压缩数据中断',
  checksum: '内容与校验和不符',
};

const entryDamages = {
  header: '文件头无法读取',
  data: '压缩数据中断',
  checksum: '内容与校验和不符',
  length: '内容长度与归档记录不符',
};

const sheetDamages: Record<SheetDamage, string> = {
  'too-many-parts': '工作簿的组成部分过多',
  'part-missing': '工作簿引用的某个部分不存在',
  xml: '工作簿的某个工作表无法读取',
  'quote-open': '有引号未闭合',
  'row-too-long': '有一行过长，可能缺少引号',
  'row-unreadable': '有一行无法读取',
};

function list(names: readonly string[], total: number): string {
  return names.join('、') + (total > names.length ? `等 ${count(language, total)} 个` : '');
}

export const fileProblems: FileProblemTable = {
  'name-not-utf8': ({ count: found }) =>
    `有 ${count(language, found)} 个文件或文件夹的名称不是有效的 UTF-8 文本，无法打开。请重命名。`,
  'file-missing': () => '文件不存在，可能已被移动、重命名或删除。',
  'file-forbidden': () => '您无权读取此项。',
  'file-not-regular': ({ kind }) => `这是${kinds[kind]}，不是文件。`,
  'file-unreadable': ({ reason }) => `系统无法读取该文件（${reason}）。`,
  'file-shrank': ({ sizeBytes, readBytes }) =>
    `文件在读取过程中变短：共 ${bytes(language, sizeBytes)}，已读取 ${bytes(language, readBytes)}。`,
  'link-broken': () => '该链接指向的目标不存在。',
  'link-outside': ({ target }) => `该链接指向文件夹之外，因此未跟随。如有需要，请直接添加其目标：${target}`,

  'gzip-cut-off': ({ atByte }) =>
    `压缩文件在第 ${count(language, atByte)} 字节处提前结束。此前的内容已读取。`,
  'gzip-damaged': ({ atByte, reason }) =>
    `压缩文件在第 ${count(language, atByte)} 字节处损坏：${gzipDamages[reason]}。此前的内容已读取。`,
  'zip-damaged': ({ reason }) => `ZIP 归档已损坏：“${reason}”。`,
  'zip-entry-encrypted': () => '归档中的该文件已加密。请先解压归档。',
  'zip-entry-method': ({ method }) => `不支持归档中该文件的压缩方式（方法 ${method}）。请先解压归档。`,
  'zip-entry-damaged': ({ reason }) => `归档中的该文件已损坏：${entryDamages[reason]}。`,
  'tar-cut-off': ({ atByte }) => `tar 归档在第 ${count(language, atByte)} 字节处提前结束。此前的内容已读取。`,
  'tar-damaged': ({ atByte }) => `tar 归档在第 ${count(language, atByte)} 字节处损坏。此前的内容已读取。`,
  'archive-in-archive': ({ kind }) => `这是另一个归档中的 ${archives[kind]}。请先解压外层归档。`,

  'ratio-exceeded': ({ limit }) =>
    `该文件解压后超过自身大小的 ${count(language, limit)} 倍，事件文件不会如此。已停止读取。`,
  'size-exceeded': ({ limitBytes }) => `需要解压的内容超过 ${bytes(language, limitBytes)}。已停止读取。`,
  'entries-exceeded': ({ limit }) => `归档中的文件超过 ${count(language, limit)} 个。已停止读取。`,

  'format-unknown': () => 'Tracebell 不认识这种格式。',
  'format-foreign': ({ looksLike }) =>
    `这看起来是${formats[looksLike]}，Tracebell 不读取此类文件。` +
    (packed.has(looksLike) ? '请先解压。' : '') +
    (looksLike === 'old-excel' ? '请先另存为不带密码的 .xlsx 或 .csv。' : ''),
  'sheet-damaged': ({ reason, said }) =>
    `表格已损坏：${sheetDamages[reason]}${said === null ? '' : `（“${said}”）`}。此前的行已读取。`,
  'sheet-unmapped': ({ headings }) => `没有可识别的列，请指定各列的含义。表头：${headings.join('、')}`,
};

const asked = { severity: '按严重程度', outcome: '按结果' } satisfies Record<RatingChoice, string>;

export function ratingKept({ traces, asked: choice }: RatingKept): string {
  return `${count(language, traces)} 条事件此前已存在，保留原有的定级：所选的定级方式（${asked[choice]}）只用于新增的事件。如需重新定级，请导入到另一个工作区。`;
}

export const fileNotes: FileNoteTable = {
  'file-grew': ({ sizeBytes, nowBytes }) =>
    `文件在读取过程中增大到 ${bytes(language, nowBytes)}。已读取前 ${bytes(language, sizeBytes)}；如需其余内容，请再次导入。`,
  'file-changed': () => '文件在读取过程中被写入。为确保完整，请再次导入。',
  'zip-unlisted': ({ atByte, sizeBytes }) =>
    `从第 ${count(language, atByte)} 字节起有 ${bytes(language, sizeBytes)} 未列入压缩包目录的内容（例如两个压缩包首尾相接），已忽略。`,
  'tar-trailing': ({ atByte, sizeBytes }) =>
    `从第 ${count(language, atByte)} 字节起，归档结束之后还有 ${bytes(language, sizeBytes)} 的内容，已忽略。`,
  'gzip-trailing': ({ atByte, sizeBytes }) =>
    `从第 ${count(language, atByte)} 字节起有 ${bytes(language, sizeBytes)} 不属于压缩数据的内容，已忽略。`,
  'junk-skipped': ({ names, count: total }) =>
    `已跳过 ${count(language, total)} 个系统自用的文件：${list(names, total)}`,
  'entries-skipped': ({ names, count: total }) =>
    `已跳过归档中 ${count(language, total)} 个不是普通文件的条目（链接、管道、设备等）：${list(names, total)}`,
  'sheet-skipped': ({ name, headings }) =>
    `已跳过工作表“${name}”，其中没有可识别的列：${headings.join('、')}`,
  'rows-before-headings': ({ count: total }) => `表头上方的 ${count(language, total)} 行被视为标题，已跳过。`,
  'zone-said': ({ heading, zone }) => `未注明时区的时间按 ${zone} 读取，这是对“${heading}”列的说明。`,
  'rating-kept': ratingKept,
};
