/** Pictures as a record keeps them: the ids of their files with what WeChat's check says of each (picture-check.ts). */
import { transaction, type Collection, type Stored } from './database'
import { refuse } from './errors'
import { fileUrls } from './files'

/** `check`: 'pending' until WeChat answers, then what the record makes of the answer. */
export interface KeptPicture {
  readonly fileId: string
  readonly check: string
}

/** Pictures as sent, those that were there before with the verdict that they have. */
export function withKnownChecks<P extends KeptPicture>(
  fileIds: readonly string[],
  before: readonly P[],
): { fileId: string; check: P['check'] | 'pending' }[] {
  const known = new Map(before.map(({ fileId, check }) => [fileId, check]))
  return [...new Set(fileIds)].map((fileId) => ({ fileId, check: known.get(fileId) ?? 'pending' }))
}

export const pendingIn = (pictures: readonly KeptPicture[]): string[] =>
  pictures.filter(({ check }) => check === 'pending').map(({ fileId }) => fileId)

/** A file as it was sent, with the field that it stands in and what its sender reads when it cannot be taken. */
export interface SentFile extends KeptPicture {
  readonly field: string
  readonly ifRefused: string
  readonly ifMissing: string
}

/** @param again what the sender does next, "交" */
export function sentPictures(pictures: readonly KeptPicture[], again: string): SentFile[] {
  return pictures.map((picture, index) => ({
    ...picture,
    field: `pictureFileIds.${index}`,
    ifRefused: `第 ${index + 1} 张图片没有通过微信的检查，换一张再${again}。`,
    ifMissing: `第 ${index + 1} 张图片没有传上来，重新选一次。`,
  }))
}

/** What was refused is not handed in again, and what never arrived in storage could not be checked by anybody. */
export async function refuseBadFiles(files: readonly SentFile[]): Promise<void> {
  const refused = files.find(({ check }) => check === 'refused')
  if (refused) refuseFile(refused.field, refused.ifRefused)
  const fresh = files.filter(({ check }) => check === 'pending')
  const urls = await fileUrls(fresh.map(({ fileId }) => fileId))
  const missing = fresh.find((_file, index) => urls[index] === null)
  if (missing) refuseFile(missing.field, missing.ifMissing)
}

function refuseFile(field: string, message: string): never {
  return refuse('INVALID_INPUT', message, { [field]: message })
}

interface Pictured extends Stored {
  readonly pictures: readonly KeptPicture[]
}

/**
 * Writes a verdict where the picture is. Judged before, it keeps the first verdict.
 * @returns the record that has the picture, as it was before; null when it has been taken out meanwhile
 */
export function judgePicture<R extends Pictured>(
  collection: Collection<R>,
  recordId: string,
  verdict: R['pictures'][number],
): Promise<R | null> {
  return transaction(async (tx) => {
    const record = await tx.get(collection, recordId)
    const before = record?.pictures.find(({ fileId }) => fileId === verdict.fileId)
    if (!record || !before) return null
    if (before.check === 'pending') {
      const pictures: readonly KeptPicture[] = record.pictures.map((picture) =>
        picture === before ? verdict : picture,
      )
      await tx.update<Pictured>(collection, recordId, { pictures })
    }
    return record
  })
}
