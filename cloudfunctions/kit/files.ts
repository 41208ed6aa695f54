import { cloud } from './cloud'
import { logger } from './logger'

/** Files that storage is asked about in one call (limits of getTempFileURL and deleteFile). */
const filesAtOnce = 50

/**
 * Temporary addresses for stored files, in the order of the ids; null for '' and for a file that is gone (the page shows
 * its text instead). One call for fifty files, all at once; none when there are none.
 */
export async function fileUrls(fileIds: readonly string[]): Promise<(string | null)[]> {
  const wanted = [...new Set(fileIds)].filter((fileId) => fileId !== '')
  const asked: ReturnType<typeof askStorage>[] = []
  for (let start = 0; start < wanted.length; start += filesAtOnce) {
    asked.push(askStorage(wanted.slice(start, start + filesAtOnce)))
  }
  const urls = new Map<string, string>()
  for (const { fileID, tempFileURL } of (await Promise.all(asked)).flat())
    if (tempFileURL) urls.set(fileID, tempFileURL)
  return fileIds.map((fileId) => urls.get(fileId) ?? null)
}

async function askStorage(fileList: string[]): Promise<readonly { fileID: string; tempFileURL?: string }[]> {
  return ((await cloud.getTempFileURL({ fileList })) as { fileList: { fileID: string; tempFileURL?: string }[] })
    .fileList
}

/** Takes files out of storage. Never fails: what is left behind is shown nowhere, and the log names it. */
export async function removeFiles(fileIds: readonly string[]): Promise<void> {
  for (let start = 0; start < fileIds.length; start += filesAtOnce) {
    const fileList = fileIds.slice(start, start + filesAtOnce)
    try {
      await cloud.deleteFile({ fileList })
    } catch (error) {
      logger.error('files not removed', error, { fileIds: fileList })
    }
  }
}
