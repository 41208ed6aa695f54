import type { Target as Touched } from '../../kit/actor'
import { action, type RunContext } from '../../kit/create-function'
import { _, transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { changeable } from '../access'
import { caseId, cases } from '../case-repository'
import { putCase } from '../cases'
import type { Entry } from '../entry'
import { changeEntry, readTarget } from '../entries'
import { checkPrivateWords } from '../private-words'

type Context = RunContext<'forum.appeal'>

/** One appeal for each time that something was hidden. */
export const appeal = action('forum.appeal', {
  access: authorOfTarget,
  async run(context) {
    const { input, actor } = context
    await checkPrivateWords(input.text, 'text', actor.openid)
    await transaction((tx) => put(tx, context))
    return {}
  },
})

async function authorOfTarget({ input }: Context): Promise<Touched> {
  const { authorId, state } = present(await readTarget(changeable(input.target)))
  return { memberId: present(state === 'removed' ? null : authorId) }
}

async function put(tx: Transaction, { input, now }: Context): Promise<void> {
  const { text } = input
  const target = changeable(input.target)
  const appealed = { text, at: now, state: 'waiting' as const, answer: '' }
  const before = await changeEntry(tx, target, {
    now,
    decide: (entry) => (isNew(entry, text) ? { hidden: _.set({ ...entry.hidden, appeal: appealed }) } : null),
  })
  if (!before) return
  const known = present(await tx.get(cases, caseId(target)))
  await putCase(tx, { ...known, appeal: appealed })
}

/** The same appeal again changes nothing. */
function isNew({ state, hidden }: Entry, text: string): boolean {
  if (state !== 'hidden') refuse('WRONG_STATE', '这条内容没有被隐藏，不用申诉。')
  if (!hidden?.appeal) return true
  if (hidden.appeal.text !== text) refuse('WRONG_STATE', '已经申诉过一次，等支部答复就好。')
  return false
}
