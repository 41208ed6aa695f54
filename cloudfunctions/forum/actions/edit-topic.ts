import { action } from '../../kit/create-function'
import { fileUrls } from '../../kit/files'
import { unitsOfBranch } from '../../members/repository'
import { ownBranch, topicOf } from '../access'
import { askOnVisitOfTopic } from '../topic-pictures'
import type { Topic } from '../topic-repository'

export const editTopic = action('forum.editTopic', {
  access: ownBranch,
  async run({ input: { topicId }, actor, now }) {
    const { branchId } = actor.member
    const [topic, units] = await Promise.all([
      topicId === null ? null : topicOf(topicId, { actor, now }),
      unitsOfBranch(branchId),
    ])
    if (topic) await askOnVisitOfTopic(topic, now)
    const groups = units.filter(({ kind }) => kind === 'group')
    return {
      topic: topic && (await toForm(topic)),
      groups: groups.map(({ _id: groupId, name }) => ({ groupId, name })),
    }
  },
})

/** Editors see every picture, also what waits for its check. */
async function toForm({ _id: topicId, version, title, text, opensAt, closesAt, ...topic }: Topic) {
  const urls = await fileUrls(topic.pictures.map(({ fileId }) => fileId))
  return {
    ...{ topicId, version, title, text, opensAt, closesAt },
    pictures: topic.pictures.map(({ fileId, check }, index) => ({
      fileId,
      url: urls[index] ?? null,
      isRefused: check === 'refused',
    })),
    groupIds: [...topic.groupIds],
    groupNames: [...topic.groupNames],
  }
}
