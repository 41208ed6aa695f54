/** Pictures of reflections and WeChat's check of them. */
import { memberCollection } from '../directory/members'
import { transaction } from '../kit/database'
import { refuse } from '../kit/errors'
import { fileUrls } from '../kit/files'
import { askAgain, pictureVerdict, settlePictureCheck } from '../kit/picture-check'
import { tellPictureRefused } from './messages'
import { reflections, type Reflection, type ReflectionPicture } from './repository'

export const pictureKind = 'reflection'

/** Pictures as sent, those that were there before with the verdict that they have. */
export function picturesOf(fileIds: readonly string[], before: Reflection | null): ReflectionPicture[] {
  const known = new Map(before?.pictures.map(({ fileId, check }) => [fileId, check]))
  return [...new Set(fileIds)].map((fileId) => ({ fileId, check: known.get(fileId) ?? 'pending' }))
}

/** What was refused is not handed in again, and what never arrived in storage could not be checked by anybody. */
export async function refuseBadPictures(pictures: readonly ReflectionPicture[]): Promise<void> {
  const refused = pictures.findIndex(({ check }) => check === 'refused')
  if (refused >= 0) refusePicture(refused, '没有通过微信的检查，换一张再交。')
  const fresh = pictures.map(({ fileId, check }) => (check === 'pending' ? fileId : ''))
  const missing = (await fileUrls(fresh)).findIndex((url, index) => url === null && fresh[index] !== '')
  if (missing >= 0) refusePicture(missing, '没有传上来，重新选一次。')
}

function refusePicture(index: number, sentence: string): never {
  const message = `第 ${index + 1} 张图片${sentence}`
  return refuse('INVALID_INPUT', message, { [`pictureFileIds.${index}`]: message })
}

/** The result of a check, pushed by WeChat: twice, late, or for a version that is gone, it changes nothing. */
export async function notification(event: Record<string, unknown>, now: number): Promise<unknown> {
  const verdict = await pictureVerdict(event)
  if (verdict === null) return undefined
  if (verdict === 'nothingToDo') return 'success'
  const { check, suggest } = verdict
  // Of another function's pictures: left for it.
  if (check.kind !== pictureKind) return undefined
  const result = suggest === 'pass' ? 'passed' : 'refused'
  const reflection = await write(check.ownerId, { fileId: check.fileId, check: result })
  if (reflection && result === 'refused') {
    await tellPictureRefused(reflection, check.fileId, { author: await memberCollection.get(reflection.memberId), now })
  }
  // Last: cut short before it, the event or the timer comes again.
  await settlePictureCheck(check)
  return 'success'
}

/** @returns the reflection that has the picture; null when its author has taken it out meanwhile */
async function write(reflectionId: string, verdict: ReflectionPicture): Promise<Reflection | null> {
  return transaction(async (tx) => {
    const reflection = await tx.get(reflections, reflectionId)
    const before = reflection?.pictures.find(({ fileId }) => fileId === verdict.fileId)
    if (!reflection || !before) return null
    if (before.check === 'pending') {
      const pictures = reflection.pictures.map((picture) => (picture === before ? verdict : picture))
      await tx.update(reflections, reflectionId, { pictures })
    }
    return reflection
  })
}

export const recheckPictures = (now: number) => askAgain(pictureKind, now)
