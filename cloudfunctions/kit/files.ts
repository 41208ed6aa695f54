import { cloud } from './cloud'

/** Files that storage is asked about in one call (RULES of getTempFileURL). */
const filesAtOnce = 50

/**
 * Temporary addresses for stored files, in the order of the ids; null for '' and for a file that is gone (the page shows
 * its text instead). One call for fifty files, none when there are none.
 */
export async function fileUrls(fileIds: readonly string[]): Promise<(string | null)[]> {
  const wanted = [...new Set(fileIds)].filter((fileId) => fileId !== '')
  const urls = new Map<string, string>()
  for (let start = 0; start < wanted.length; start += filesAtOnce) {
    const fileList = wanted.slice(start, start + filesAtOnce)
    for (const { fileID, tempFileURL } of await askStorage(fileList)) if (tempFileURL) urls.set(fileID, tempFileURL)
  }
  return fileIds.map((fileId) => urls.get(fileId) ?? null)
}

async function askStorage(fileList: string[]): Promise<readonly { fileID: string; tempFileURL?: string }[]> {
  return ((await cloud.getTempFileURL({ fileList })) as { fileList: { fileID: string; tempFileURL?: string }[] })
    .fileList
}
