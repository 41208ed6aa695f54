import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { ownBranch } from '../access'
import { caseFor, hasOpenReports, putCase, subjectOf, wordsOf, type Subject } from '../cases'
import { readTargetIn } from '../entries'
import { checkPrivateWords } from '../private-words'
import { countSpoken } from '../speakers'

type Context = RunContext<'forum.report'>

/** Who reported stays between the reporter and the server. */
export const report = action('forum.report', {
  access: ownBranch,
  async run(context) {
    const { input, actor } = context
    const subject = await subjectOf(input.target, actor)
    if (subject.entry.authorId === actor.member.id) refuse('WRONG_STATE', '自己的内容不用举报，可以直接删除。')
    await checkPrivateWords(input.note, 'note', actor.openid)
    await transaction((tx) => put(tx, context, subject))
    return {}
  },
})

async function put(tx: Transaction, { input, actor, now }: Context, subject: Subject): Promise<void> {
  const { reason, note } = input
  const { id } = actor.member
  const entry = present(await readTargetIn(tx, input.target))
  const known = await caseFor(tx, { ...subject, entry })
  const earlier = known.reports[id]
  // The same words again, whatever has become of them since.
  if (earlier?.reason === reason && earlier.note === note) return
  if (entry.state !== 'visible') refuse('WRONG_STATE', '这条内容现在别人看不到，不用举报。')
  await countSpoken(tx, { memberId: id, kind: 'reports' }, now)
  // What the first one complained about stays to be judged, also when it was edited since.
  const text = hasOpenReports(known) ? known.text : wordsOf({ ...subject, entry })
  await putCase(tx, {
    ...known,
    text,
    reports: { ...known.reports, [id]: { reason, note, at: now, isSettled: false } },
  })
}
