/** Pictures of topics: a topic is shown at once, its pictures when WeChat has passed them. */
import { memberCollection } from '../directory/members'
import type { Transaction } from '../kit/database'
import { removeFiles } from '../kit/files'
import { notify } from '../kit/notices'
import {
  askOnVisit,
  expectPictureChecks,
  forgetPictureChecks,
  startPictureChecks,
  type PictureCheck,
  type PictureSuggestion,
} from '../kit/picture-check'
import { judgePicture, pendingIn } from '../kit/pictures'
import { topics, type Topic } from './topic-repository'

export const topicKind = 'topic'

const ownerOf = ({ _id }: Pick<Topic, '_id'>) => ({ kind: topicKind, ownerId: _id })

/** @param openid of whoever saves the topic, and so is here */
export function expectTopicChecks(
  tx: Transaction,
  topic: Topic,
  { openid, now }: { openid: string; now: number },
): Promise<void> {
  // No person stands in for WeChat here: whoever made the topic can take the picture out.
  const asking = { handledBy: 'forum', givesUpAt: null, openid, scene: 'forum' } as const
  return expectPictureChecks(tx, { ...ownerOf(topic), ...asking, fileIds: pendingIn(topic.pictures) }, now)
}

export const startTopicChecks = (topic: Topic, now: number): Promise<void> =>
  startPictureChecks(ownerOf(topic), pendingIn(topic.pictures), now)

/** An editor looks at what still waits. */
export const askOnVisitOfTopic = (topic: Topic, now: number): Promise<void> =>
  askOnVisit(ownerOf(topic), pendingIn(topic.pictures), now)

/** What is doubtful is replaced as what is refused: a topic waits for nobody. */
export async function judgeTopicPicture(
  { ownerId, fileId }: PictureCheck,
  suggest: PictureSuggestion,
  now: number,
): Promise<void> {
  const check = suggest === 'pass' ? 'passed' : 'refused'
  const topic = await judgePicture(topics, ownerId, { fileId, check })
  if (topic && check === 'refused') await tellTopicPictureRefused(topic, fileId, now)
}

async function tellTopicPictureRefused({ _id, createdById }: Topic, fileId: string, now: number): Promise<void> {
  const editor = await memberCollection.findOne({ _id: createdById }, ['openid'])
  const to = {
    memberId: createdById,
    openid: editor?.openid ?? null,
    path: `/packages/forum/topic-edit/page?id=${_id}`,
  }
  const words = { title: '讨论主题里有一张图片没有通过检查', text: '大家看不到这张图，其他内容不受影响。换一张就好。' }
  await notify({ ...to, ...words, fact: `topicPicture:${_id}:${fileId}` }, now)
}

/** Files that the topic shows no more. */
export async function dropTopicFiles(topic: Pick<Topic, '_id'>, fileIds: readonly string[]): Promise<void> {
  await removeFiles(fileIds)
  await forgetPictureChecks(ownerOf(topic), fileIds)
}
