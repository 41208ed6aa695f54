/** Files that came inside an answer or lie in the cloud: brought to the phone and opened, where WeChat can send or save them. */
import { showToast } from './feedback'

export interface AnswerFile {
  readonly fileName: string
  readonly base64: string
}

type FileType = 'xlsx' | 'docx' | 'pdf'

/** Opens an .xlsx or a .docx. The menu at the upper right sends it on or saves it. */
export async function openFile({ fileName, base64 }: AnswerFile): Promise<void> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  try {
    wx.getFileSystemManager().writeFileSync(filePath, base64, 'base64')
    await wx.openDocument({ filePath, fileType: typeOf(fileName), showMenu: true })
  } catch {
    showToast('文件没有打开，手机可能存满了。清理后再试一次')
  }
}

const typeOf = (fileName: string) => fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase() as FileType

export interface Download {
  /** Resolves when the file has been opened, given up, or it has been said why not. */
  readonly done: Promise<void>
  abort(): void
}

/**
 * Fetches a .pdf or .docx and opens it.
 * @param onProgress percent, 0 to 100
 */
export function openFromWeb(
  { url, fileName }: { url: string; fileName: string },
  onProgress: (percent: number) => void,
): Download {
  // Under its own name: that is what whoever it is sent on to will see.
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName.replace(/[\\/:*?"<>|]/g, '_')}`
  let abort: () => void = () => undefined
  const fetched = new Promise<boolean>((resolve, reject) => {
    const task = wx.downloadFile({
      url,
      filePath,
      // A server that refuses answers as well: with a page instead of the file.
      success: ({ statusCode }) => resolve(statusCode === 200),
      fail: reject,
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
    abort = () => task.abort()
  })
  return { done: fetched.then((isThere) => show(filePath, isThere)).catch(explain), abort: () => abort() }
}

async function show(filePath: string, isThere: boolean): Promise<void> {
  if (isThere) await wx.openDocument({ filePath, fileType: typeOf(filePath), showMenu: true })
  else showToast('文件没有取到，刷新后再试')
}

function explain(error: unknown): void {
  const { errMsg = '' } = error as { errMsg?: string }
  if (/abort/.test(errMsg)) return
  showToast(/openDocument/.test(errMsg) ? '文件没有打开，再试一次' : '文件没有下完，连上网络后再点一次')
}

/** Lets the person pick one .xlsx from a chat; null when they thought better of it. */
export async function chooseWorkbook(): Promise<{ name: string; size: number; base64: string } | null> {
  try {
    const { tempFiles } = await wx.chooseMessageFile({ count: 1, type: 'file', extension: ['xlsx'] })
    const file = tempFiles[0]
    if (!file) return null
    const base64 = wx.getFileSystemManager().readFileSync(file.path, 'base64') as string
    return { name: file.name, size: file.size, base64 }
  } catch {
    return null
  }
}
