import type { OutputOf } from '../../../../cloudfunctions/contract'

type Enter = OutputOf<'members.enter'>
export type Step = 'code' | 'claim' | 'waiting' | 'setUp' | 'joined'

/** What the join page asks for next. */
export function toView({ state, invitation, declineReason, triesLeft }: Enter) {
  const step = stepOf(state, invitation !== null)
  return {
    step,
    title: step === 'setUp' ? '先设好第一位管理员' : step === 'waiting' ? '等书记确认' : '欢迎来到党员之家',
    intro: introOf(step, invitation, declineReason),
    code: invitation?.code ?? '',
    triesLine: triesLine(triesLeft),
  }
}

function stepOf(state: Enter['state'], isInvited: boolean): Step {
  if (state === 'member') return 'joined'
  if (state === 'notSetUp') return 'setUp'
  if (state === 'waiting') return 'waiting'
  return isInvited ? 'claim' : 'code'
}

function introOf(step: Step, invitation: Enter['invitation'], declineReason: string | null): string {
  if (step === 'setUp') return '这个环境还没有人。用部署时设好的初始口令，建立党委和第一个支部。'
  if (step === 'waiting') return '通过后会告诉你。想问问进展，可以直接找书记。'
  const declined =
    declineReason === null ? '' : `书记没有通过上次的申请：${declineReason || '没有写原因'}。核对后可以再来。`
  if (!invitation) return declined || '有支部的邀请码就能加入。'
  const { inviterName, branchName } = invitation
  return declined || `${inviterName}邀请你加入${branchName}。核对一次姓名和学号，以后就不用再填了。`
}

export function triesLine(triesLeft: number): string {
  return triesLeft > 0
    ? `只用来和支部名册核对，还可以试 ${triesLeft} 次。`
    : '今天的次数用完了。可以请书记确认，或明天再试。'
}

/** The name or the number is wrong; which of the two is not said, so that nobody can probe the roster. */
export function mismatchLine(triesLeft: number): string {
  return triesLeft > 0
    ? `和名册对不上。看看姓名和学号有没有写错，还可以试 ${triesLeft} 次。`
    : '和名册对不上，今天的次数用完了。可以请书记确认，或明天再试。'
}
