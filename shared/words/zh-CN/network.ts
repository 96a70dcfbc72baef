import type { NetworkFound, ProxyChoice } from '../../model/network-settings.ts';
import { count } from '../format.ts';
import { shown } from '../shown.ts';

const language = 'zh-CN';

export const network = {
  title: '网络',
  proxy: '代理',
  proxies: {
    environment: '按系统环境（HTTPS_PROXY）',
    none: '不使用',
    own: '使用此代理',
  } satisfies Record<ProxyChoice, string> as Record<ProxyChoice, string>,
  address: '地址',
  addressHint: '例如 http://proxy.example:3128，不含用户名和密码。',
  addressWrong: '请填写主机和端口，例如 http://proxy.example:3128，不含用户名和密码。',
  user: '用户名',
  userHint: '代理不要求时留空。',
  password: '密码',
  passwordKept: '已保存；留空则保持不变。',
  passwordLocked: '请先打开上方的密钥存储，才能保存密码。',
  except: '例外',
  exceptHint: '不经代理访问的主机，例如 .example.com, 10.0.0.1。',
  caFile: '自有证书颁发机构',
  caFileHint: 'PEM 文件的路径，其中的证书将额外受信任。留空时使用 SSL_CERT_FILE 或 NODE_EXTRA_CA_CERTS。',
  save: '保存',
  test: '测试',
  testing: '正在检查 …',
  found: ({ certificates, proxy }: NetworkFound) =>
    [
      proxy === null ? '不经过代理。' : `代理 ${shown(proxy)} 有响应。`,
      certificates === null ? '没有自有证书。' : `已信任 ${count(language, certificates)} 个自有证书。`,
    ].join(''),
};
