/** Pictures of reflections and WeChat's check of them. */
import { memberCollection } from '../directory/members'
import { askAgain, pictureVerdict, settlePictureCheck } from '../kit/picture-check'
import { judgePicture, refuseBadFiles, sentPictures } from '../kit/pictures'
import { tellPictureRefused } from './messages'
import { reflections, type ReflectionPicture } from './repository'

export const pictureKind = 'reflection'

/** Refuses pictures that cannot be handed in, by name. */
export const refuseBadPictures = (pictures: readonly ReflectionPicture[]) =>
  refuseBadFiles(sentPictures(pictures, '交'))

/** The result of a check, pushed by WeChat: twice, late, or for a version that is gone, it changes nothing. */
export async function notification(event: Record<string, unknown>, now: number): Promise<unknown> {
  const verdict = await pictureVerdict(event, 'tasks')
  if (verdict === null) return undefined
  if (verdict === 'nothingToDo') return 'success'
  const { check, suggest } = verdict
  const { ownerId, fileId } = check
  const result = suggest === 'pass' ? 'passed' : 'refused'
  const reflection = await judgePicture(reflections, ownerId, { fileId, check: result })
  if (reflection && result === 'refused') {
    await tellPictureRefused(reflection, fileId, { author: await memberCollection.get(reflection.memberId), now })
  }
  // Last: cut short before it, the event or the timer comes again.
  await settlePictureCheck(check)
  return 'success'
}

export const recheckPictures = (now: number) => askAgain('tasks', now)
