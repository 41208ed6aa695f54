import { audit } from '../../kit/audit'
import { checkTexts } from '../../kit/content-check'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { factId, timeKey } from '../../kit/ids'
import { refuseBadFiles, sentPictures, withKnownChecks } from '../../kit/pictures'
import { ownBranch, topicOf } from '../access'
import { refuseEdit, scopeOf, timesOf, type TopicDraft } from '../topic-draft'
import { dropTopicFiles, expectTopicChecks, startTopicChecks } from '../topic-pictures'
import { topics, type Topic } from '../topic-repository'

type Context = RunContext<'forum.saveTopic'>

export const saveTopic = action('forum.saveTopic', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now, requestId } = context
    const { topicId } = input
    const known = topicId
      ? await topicOf(topicId, context)
      : await topics.get(factId('topic', actor.member.id, requestId))
    // The same save again, after its answer was lost.
    if (known?.savedWith === requestId) return answerOf(known)
    await refuseUnfit(context, known)
    const saved = known ? await change(context, known) : await create(context)
    await startTopicChecks(saved, now)
    const shown = new Set(input.pictureFileIds)
    const dropped = known?.pictures.filter(({ fileId }) => !shown.has(fileId)) ?? []
    await dropTopicFiles(
      saved,
      dropped.map(({ fileId }) => fileId),
    )
    return answerOf(saved)
  },
})

const answerOf = ({ _id: topicId, version }: Topic) => ({ topicId, version })

async function refuseUnfit({ input, actor, now }: Context, known: Topic | null): Promise<void> {
  if (known) refuseEdit(input, known)
  timesOf(input, known, now)
  await refuseBadFiles(sentPictures(withKnownChecks(input.pictureFileIds, known?.pictures ?? []), '保存'))
  // What stands there already has passed the check.
  const texts = [input.title === known?.title ? '' : input.title, input.text === known?.text ? '' : input.text]
  await checkTexts(texts, { openid: actor.openid, scene: 'forum' })
}

async function create(context: Context): Promise<Topic> {
  const { input, actor, now, requestId } = context
  const { branchId, id: createdById } = actor.member
  const _id = factId('topic', createdById, requestId)
  const scope = await scopeOf(input, branchId)
  const topic: Topic = {
    ...{ _id, branchId, createdById, createdAt: now, version: 1, state: 'open', summary: null },
    ...writtenOf(input, null, context),
    ...scope,
    ...{ postCount: 0, authorCount: 0, excellentCount: 0, recentAuthors: [], savedWith: requestId },
    key: timeKey(timesOf(input, null, now).opensAt, _id),
  }
  return transaction(async (tx) => {
    const earlier = await tx.get(topics, _id)
    // The same save twice at once.
    if (earlier) return earlier
    await tx.create(topics, topic)
    await finish(tx, context, { topic, what: `发起讨论「${topic.title}」` })
    return topic
  })
}

function change(context: Context, { _id }: Topic): Promise<Topic> {
  const { input, requestId } = context
  return transaction(async (tx) => {
    const before = present(await tx.get(topics, _id))
    if (before.savedWith === requestId) return before
    refuseEdit(input, before)
    const written = writtenOf(input, before, context)
    const version = before.version + 1
    const changes = { ...written, version, savedWith: requestId, key: timeKey(written.opensAt, _id) }
    await tx.update(topics, _id, changes)
    const topic = { ...before, ...changes }
    await finish(tx, context, { topic, what: `修改讨论「${topic.title}」` })
    return topic
  })
}

/** What the form says; pictures keep the verdicts that they have. */
function writtenOf(input: TopicDraft, before: Topic | null, { now }: { now: number }) {
  const { title, text, pictureFileIds } = input
  const pictures = withKnownChecks(pictureFileIds, before?.pictures ?? [])
  return { title, text, pictures, ...timesOf(input, before, now) }
}

async function finish(tx: Transaction, context: Context, { topic, what }: { topic: Topic; what: string }) {
  await expectTopicChecks(tx, topic, { openid: context.actor.openid, now: context.now })
  const { _id: targetId, branchId } = topic
  await audit(tx, context, { action: 'forum.saveTopic', what, branchId, targetId })
}
