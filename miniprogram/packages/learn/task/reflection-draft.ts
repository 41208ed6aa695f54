/** What somebody has written for a task and not handed in. */
import type { Picture } from '../../../components/picture-picker/picture-picker'
import { dropDraft, keepDraft, readDraft } from '../../../behaviors/draft'

export interface ReflectionDraft {
  readonly text: string
  readonly pictures: readonly Picture[]
}

const keyOf = (taskId: string) => `reflection:${taskId}`

/**
 * What the form goes on with: the words typed on this phone, or those that were handed in. The typed ones stay whatever was
 * answered meanwhile: they are newer than anything that the server has.
 */
export function resume(taskId: string, saved: ReflectionDraft): ReflectionDraft & { isKept: boolean } {
  const kept = readDraft<ReflectionDraft>(keyOf(taskId))
  const isKept = kept !== null && contentOf(kept) !== contentOf(saved)
  return { ...(isKept ? kept : saved), isKept }
}

export const keep = (taskId: string, draft: ReflectionDraft) => keepDraft(keyOf(taskId), draft)
export const drop = (taskId: string) => dropDraft(keyOf(taskId))

const contentOf = ({ text, pictures }: ReflectionDraft) => JSON.stringify([text, pictures.map(({ fileId }) => fileId)])
