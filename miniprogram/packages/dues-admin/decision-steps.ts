/** Every decision about a case of the dues: what is asked before, sent, and said behind it. */
import {
  closeDifference,
  decideRelief,
  decideRemittance,
  endRelief,
  refundOrder,
  withdrawRemittance,
} from '../../api/dues-admin'
import type { Question } from '../../behaviors/feedback'
import type { askWords } from '../../components/words-sheet/sheet'
import { limits } from '../../shared/limits'
import type { Decision, Subject } from './cases'

export interface Step {
  /** Asked in a sheet where words belong to it. */
  readonly words?: {
    ask(subject: Subject): Parameters<typeof askWords>[0]
    /** The input's name for the words, by which a refusal names them. */
    readonly field: string
  }
  /** Asked where it goes without words. */
  question?(subject: Subject): Question
  /** @returns the sentence for the toast */
  send(subject: Subject, text: string, requestId: string): Promise<string>
}

/** Says `sentence` once it has been sent. */
const then = (sending: Promise<unknown>, sentence: string) => sending.then(() => sentence)

export const steps: Readonly<Record<Decision, Step>> = {
  approveRelief: {
    words: {
      ask: ({ who, what }) => ({
        title: `批准${who}的减免`,
        hint: `${what}。没缴的账单会跟着改，会告诉本人和支部。`,
        placeholder: '可以写一句批复，不写也行',
        max: limits.reason,
        isTextNeeded: false,
        confirmText: '批准',
      }),
      field: 'sentence',
    },
    send: ({ id }, sentence, requestId) =>
      then(decideRelief({ reliefId: id, isApproved: true, sentence }, requestId), '已批准，会告诉本人和支部'),
  },
  declineRelief: {
    words: {
      ask: ({ who }) => ({
        title: `不批准${who}的减免`,
        hint: '这句话给支部看，补充情况后可以再报。本人会收到消息，不带原因。',
        placeholder: '写一句为什么，接下来怎么办',
        max: limits.reason,
        confirmText: '不批准',
      }),
      field: 'sentence',
    },
    send: ({ id }, sentence, requestId) =>
      then(decideRelief({ reliefId: id, isApproved: false, sentence }, requestId), '已答复，会告诉本人和支部'),
  },
  withdrawRelief: {
    question: ({ who, what }) => ({
      title: `撤回${who}的减免申请？`,
      content: `${what}。党委就看不到了，可以改好再报。`,
      confirmText: '撤回',
    }),
    send: ({ id }, _text, requestId) => then(endRelief(id, requestId), '已撤回'),
  },
  endRelief: {
    question: ({ who }) => ({
      title: `提前结束${who}的减免？`,
      content: '从下个月起按原来的标准缴，会告诉本人。要恢复，得再报一次。',
      confirmText: '提前结束',
      isDangerous: true,
    }),
    send: ({ id }, _text, requestId) => then(endRelief(id, requestId), '已结束，会告诉本人'),
  },
  receiveRemittance: {
    question: ({ who, what }) => ({
      title: `收到 ${what} 元了？`,
      content: `${who}上缴的。确认后不能再改。`,
      confirmText: '收到了',
    }),
    send: ({ id }, _text, requestId) =>
      then(decideRemittance({ remittanceId: id, isReceived: true, sentence: '' }, requestId), '已确认'),
  },
  returnRemittance: {
    words: {
      ask: ({ who, what }) => ({
        title: `退回这笔 ${what} 元`,
        hint: `${who}会看到理由，钱回到支部的待上缴里，改好可以再报。`,
        placeholder: '写一句哪里不对',
        max: limits.reason,
        confirmText: '退回',
      }),
      field: 'sentence',
    },
    send: ({ id }, sentence, requestId) =>
      then(decideRemittance({ remittanceId: id, isReceived: false, sentence }, requestId), '已退回'),
  },
  withdrawRemittance: {
    question: ({ what }) => ({
      title: `撤回这笔 ${what} 元的上缴？`,
      content: '钱回到待上缴里，改好可以再报。',
      confirmText: '撤回',
    }),
    send: ({ id }, _text, requestId) => then(withdrawRemittance(id, requestId), '已撤回'),
  },
  refundOrder: {
    question: ({ who, what }) => ({
      title: `退给${who} ${what} 元？`,
      content: '原路退回付款的微信，退到后会告诉本人。发出去就收不回来了。',
      confirmText: '退回',
      isDangerous: true,
    }),
    async send({ id }, _text, requestId) {
      const { state } = await refundOrder(id, requestId)
      return state === 'refunded' ? '已退回，会告诉本人' : '已交给微信，退到后会告诉本人'
    },
  },
  closeDifference: {
    words: {
      ask: ({ what }) => ({
        title: '这一条查清了',
        hint: what,
        placeholder: '写一句是怎么回事，留在对账记录里',
        max: limits.reason,
        confirmText: '记下',
      }),
      field: 'note',
    },
    send: ({ id }, note, requestId) => then(closeDifference({ differenceId: id, note }, requestId), '已记下'),
  },
}
