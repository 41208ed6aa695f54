/** Every code an envelope can carry, with the sentence shown when the refusal brings none of its own. */
export const errorSentences = {
  UNKNOWN_ACTION: '这个功能还没有。更新到最新版本再试试。',
  INVALID_INPUT: '有一处填得不对，改一下再提交。',
  NOT_JOINED: '你还没有加入支部。先用姓名和学号核对一次。',
  FORBIDDEN: '这件事要由支部里负责的人来办。',
  NOT_FOUND: '没有找到，可能已经删除，或不在你的支部。',
  CONFLICT: '刚才有人改过，刷新后再试一次。',
  WRONG_STATE: '现在的状态办不了这件事，刷新后看看。',
  TOO_MANY: '做得太快了，歇一会儿再试。',
  CONTENT_RISKY: '内容没有通过微信的检查，改一改再发。',
  CHECK_UNAVAILABLE: '内容检查暂时连不上。你写的还在，稍后再发。',
  PAYMENT_UNAVAILABLE: '微信支付暂时连不上，没有扣款，稍后再试。',
  BUSY: '同时办理的人有点多，再试一次就好。',
  INTERNAL: '出了点问题，已经记下。你填的内容还在，稍后再试。',
  NET_OFFLINE: '没连上网络。你写的内容还在，连上后再试。',
  NET_TIMEOUT: '等了太久没有回音。再试一次，不会重复。',
} as const
export type ErrorCode = keyof typeof errorSentences
