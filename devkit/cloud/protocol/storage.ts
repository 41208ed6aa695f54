import { FILES_PER_REQUEST, TEMP_URL_MAX_AGE_SECONDS } from '../limits'
import { FileError, type Files } from '../storage/files'
import { failure, success, type AdminAnswer } from './answer'

/** An item of a list is refused for itself, not the list. */
interface Refusal {
  fileID: string
  code: string
}

interface StorageContext {
  files: Files
  /** `http://127.0.0.1:PORT` */
  origin: string
  requestId: string
}

/** `storage.*` actions of the SDK; see @cloudbase/node-sdk, src/storage. */
export async function handleStorageAction(
  action: string,
  params: Record<string, unknown>,
  context: StorageContext,
): Promise<AdminAnswer> {
  try {
    return success(context.requestId, await run(action, params, context))
  } catch (error) {
    if (error instanceof FileError) return failure(context.requestId, error.code, error.message)
    throw error
  }
}

async function run(
  action: string,
  params: Record<string, unknown>,
  { files, origin }: StorageContext,
): Promise<unknown> {
  switch (action) {
    case 'storage.getUploadMetadata':
      return uploadMetadata(files, origin, String(params.path))
    case 'storage.batchGetDownloadUrl':
      return { download_list: tempUrls(files, origin, params.file_list) }
    case 'storage.batchDeleteFile':
      return { delete_list: await remove(files, params.fileid_list) }
    default:
      throw new FileError('INVALID_PARAM', `unknown action ${action}`)
  }
}

function uploadMetadata(files: Files, origin: string, path: string): unknown {
  const fileId = files.fileId(path)
  return {
    url: `${origin}/cloud/files/${encodeURI(path)}`,
    token: 'local',
    authorization: 'local',
    fileId,
    cosFileId: 'local',
  }
}

/** The URL is not percent-encoded: the SDK encodes it before it downloads. */
export function tempUrls(files: Files, origin: string, list: unknown): (Refusal | Record<string, unknown>)[] {
  return checkList(list).map((item) => {
    const { fileid, max_age = TEMP_URL_MAX_AGE_SECONDS } = (typeof item === 'string' ? { fileid: item } : item) as {
      fileid: string
      max_age?: number
    }
    const path = find(files, fileid)
    if (path === null) return { fileID: fileid, code: 'STORAGE_FILE_NONEXIST', maxAge: max_age, tempFileURL: '' }
    return { fileID: fileid, code: 'SUCCESS', maxAge: max_age, tempFileURL: `${origin}/cloud/files/${path}` }
  })
}

function remove(files: Files, list: unknown): Promise<Refusal[]> {
  return Promise.all(
    checkList(list).map(async (item) => {
      const fileID = String(item)
      const path = find(files, fileID)
      const removed = path !== null && (await files.remove(path))
      return { fileID, code: removed ? 'SUCCESS' : 'STORAGE_FILE_NONEXIST' }
    }),
  )
}

/** The path of a file that is there, else null. */
function find(files: Files, fileId: string): string | null {
  try {
    const path = files.pathOf(fileId)
    return files.size(path) === null ? null : path
  } catch (error) {
    if (error instanceof FileError) return null
    throw error
  }
}

function checkList(list: unknown): unknown[] {
  if (!Array.isArray(list) || list.length > FILES_PER_REQUEST) {
    throw new FileError('INVALID_PARAM', `at most ${FILES_PER_REQUEST} files at a time`)
  }
  return list
}
