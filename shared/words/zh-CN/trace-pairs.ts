export function lasting(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const minutes = Math.floor(seconds / 60);
  const parts = [minutes > 0 ? `${minutes}分` : '', seconds % 60 > 0 ? `${seconds % 60}秒` : ''];
  return parts.join('');
}

export const tracePairs = {
  pair: (ms: number) => `成对 ${lasting(ms)}`,
  beneath: (ms: number, isRequest: boolean) =>
    isRequest ? `请求，早 ${lasting(ms)}` : `结果，晚 ${lasting(ms)}`,
  show: (ms: number, isRequest: boolean) => `成对 ${lasting(ms)}：显示${isRequest ? '结果' : '请求'}`,
  hide: (ms: number, isRequest: boolean) => `成对 ${lasting(ms)}：隐藏${isRequest ? '结果' : '请求'}`,
  told: (ms: number, isRequest: boolean) =>
    isRequest
      ? `异步操作的请求，其结果在 ${lasting(ms)}后记录。`
      : `异步操作的结果，其请求在 ${lasting(ms)}前记录。`,
  why: '按规则配对：同一操作、同一资源，由同一用户或由系统代其完成，且半小时内没有其他同类事件。',
  open: { request: '打开请求', result: '打开结果' },
  compare: '比较两者',
};
