import { type Callbacks, deliver, Failure } from '../core/api'
import type { FileStore } from '../files/store'
import { put, type Transfer, transferTask } from '../files/transfer-task'
import { cloudError, type CloudParts } from './index'

type Ready = () => void

interface UploadParam extends Callbacks {
  cloudPath: string
  filePath: string
}
interface FileIdParam extends Callbacks {
  fileID: string
}
interface FileListParam extends Callbacks {
  fileList: (string | { fileID: string; maxAge?: number })[]
}

export function cloudFileApis(parts: CloudParts, ready: Ready): Record<string, unknown> {
  const uploadFile = (options: UploadParam): unknown =>
    started('cloud.uploadFile', options, (transfer) => {
      ready()
      return upload(parts, options, transfer)
    })
  const downloadFile = (options: FileIdParam): unknown =>
    started('cloud.downloadFile', options, (transfer) => {
      ready()
      return download(parts, options, transfer)
    })
  const getTempFileURL = (options: FileListParam): unknown =>
    answered('cloud.getTempFileURL', options, () => {
      ready()
      return tempUrls(parts, options)
    })
  return { uploadFile, downloadFile, getTempFileURL }
}

async function upload(
  { host, network, files }: CloudParts,
  { cloudPath, filePath }: UploadParam,
  transfer: Transfer,
): Promise<object> {
  if (!cloudPath) throw new Failure('cloudPath is required', { errCode: -1 })
  network.assertOnline()
  const body = blobOf(files, filePath)
  const path = cloudPath.split('/').map(encodeURIComponent).join('/')
  const { status, text } = await put(`${host.cloudOrigin}/cloud/files/${path}`, { body, transfer })
  const { fileID, errMsg = '' } = JSON.parse(text || '{}') as { fileID?: string; errMsg?: string }
  if (!fileID) throw new Failure(errMsg || `status ${status}`, { errCode: -1 })
  return { errMsg: 'cloud.uploadFile:ok', fileID, statusCode: 204 }
}

function blobOf(files: FileStore, filePath: string): Blob {
  const blob = files.blob(filePath)
  if (!blob) throw new Failure(`file not exists, filePath: ${filePath}`, { errCode: -1 })
  return blob
}

async function download(
  { host, network, files }: CloudParts,
  { fileID }: FileIdParam,
  transfer: Transfer,
): Promise<object> {
  const response = await network.fetch(host.assetUrl(fileID), { signal: transfer.signal })
  if (!response.ok) throw new Failure('file not exists', { errCode: -503_003 })
  const blob = await transfer.read(response)
  return { errMsg: 'cloud.downloadFile:ok', tempFilePath: await files.addFile(blob, fileID), statusCode: 200 }
}

async function tempUrls({ network }: CloudParts, { fileList }: FileListParam): Promise<object> {
  const ids = fileList.map((file) => (typeof file === 'string' ? file : file.fileID))
  const answer = (await network.cloud('temp-urls', { fileList: ids })) as { fileList: object[] }
  return { errMsg: 'cloud.getTempFileURL:ok', fileList: answer.fileList }
}

async function rejectAsCloud<R>(name: string, work: () => Promise<R>): Promise<R> {
  try {
    return await work()
  } catch (error) {
    throw cloudError(name, error)
  }
}

function answered(name: string, options: Callbacks, work: () => Promise<object>): unknown {
  return deliver(
    rejectAsCloud(name, async () => work()),
    options,
  )
}

/** A transfer under way: the promise carries the task's methods, and with callbacks it is the task alone. */
function started(name: string, options: Callbacks, work: (transfer: Transfer) => Promise<object>): unknown {
  const { task, transfer } = transferTask()
  const promise = deliver(
    rejectAsCloud(name, async () => work(transfer)),
    options,
  )
  return promise ? Object.assign(promise, task) : task
}
