import { cloud } from './cloud'

/** A temporary address for a stored file; null for none, and when the file is gone (the page shows its text instead). */
export async function fileUrl(fileId: string): Promise<string | null> {
  if (!fileId) return null
  const { fileList } = (await cloud.getTempFileURL({ fileList: [fileId] })) as { fileList: { tempFileURL?: string }[] }
  return fileList[0]?.tempFileURL || null
}
