/** A new post: where it goes, what must be there, and the document that is written. */
import type { ParsedInputOf } from '../contract'
import { audienceKey } from '../directory/audience'
import { isOpen, owesAnswer, voiceLabelOf } from '../domain/discussion'
import type { Checks } from '../domain/moderation'
import type { JoinedActor } from '../kit/actor'
import { refuse } from '../kit/errors'
import { timeKey } from '../kit/ids'
import { topicOf } from './access'
import { afterCheck, awaitedOf } from './awaiting'
import { audienceFor } from './entries'
import { picturesOf, videoOf } from './post-pictures'
import { circleOf, orderKeyOf, type Post } from './post-repository'
import type { Topic } from './topic-repository'

type PostInput = ParsedInputOf<'forum.post'>
type PostWords = Pick<PostInput, 'text' | 'pictureFileIds' | 'video'>

interface Asking {
  readonly actor: JoinedActor
  readonly now: number
}

export type Place = Pick<Post, 'place' | 'placeId' | 'placeTitle' | 'branchId' | 'scopeKeys'>

/** Where it is to stand, with the topic if it is one; what the caller may not read is not found. */
export async function placeOf(
  input: PostInput['place'],
  asking: Asking,
): Promise<{ readonly place: Place; readonly topic: Topic | null }> {
  const { branchId } = asking.actor.member
  if (input.kind === 'circle') return { place: circlePlace(branchId), topic: null }
  const topic = await topicOf(input.topicId, asking)
  const { _id: placeId, title: placeTitle, scopeKeys } = topic
  return { place: { place: 'topic', placeId, placeTitle, branchId: topic.branchId, scopeKeys }, topic }
}

function circlePlace(branchId: string): Place {
  const scopeKeys = [audienceKey.all(branchId)]
  return { place: 'circle', placeId: circleOf(branchId), placeTitle: '', branchId, scopeKeys }
}

export function refuseClosed(topic: Topic, now: number): void {
  if (isOpen(topic, now)) return
  const isEarly = topic.state === 'open' && now < topic.opensAt
  refuse('WRONG_STATE', isEarly ? '这个主题还没有开始，到时候再来说。' : '这个主题已经结束，不能再发言。')
}

/** Something must be there, and a film stands alone. */
export function refuseOdd({ text, pictureFileIds, video }: PostWords): void {
  if (text === '' && pictureFileIds.length === 0 && !video) refuseField('text', '写一句话，或者加图片。')
  if (video && pictureFileIds.length > 0) refuseField('video', '图片和视频一次只能发一样。')
}

function refuseField(field: string, sentence: string): never {
  return refuse('INVALID_INPUT', sentence, { [field]: sentence })
}

export type Shown = Pick<Post, 'pictures' | 'video'>

/** What is sent in pictures, with the verdicts of those that were there before. */
export function shownOf({ pictureFileIds, video }: PostWords, before: Shown | null): Shown {
  return { pictures: picturesOf(pictureFileIds, before?.pictures ?? []), video: videoOf(video, before?.video ?? null) }
}

interface Draft {
  readonly _id: string
  readonly place: Place
  readonly text: string
  readonly shown: Shown
  readonly checks: Checks
  readonly savedWith: string
}

export function toDocument({ _id, place, text, shown, checks, savedWith }: Draft, { actor, now }: Asking): Post {
  const { id: authorId, name: authorName, roles } = actor.member
  const { awaits, state } = afterCheck('pending', awaitedOf(checks, shown))
  const key = timeKey(now, _id)
  const asked = {
    state,
    place: place.place,
    roleLabel: voiceLabelOf(roles, place.branchId),
    isAnswered: false,
  } as const
  return {
    ...{ _id, key, orderKey: orderKeyOf(key, false), savedWith, createdAt: now, editedAt: null, changedAt: now },
    ...place,
    ...{ authorId, authorName, authorOpenid: actor.openid },
    ...{ text, ...shown, checks, awaits, hidden: null },
    ...asked,
    isWaiting: owesAnswer(asked),
    audience: audienceFor(state, authorId),
    ...{ likes: {}, likeCount: 0, commentCount: 0, comment: null, commentKey: '' },
    ...{ isPinned: false, isExcellent: false, leftovers: null },
  }
}
