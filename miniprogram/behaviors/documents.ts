/** Files that came inside an answer: written to the phone and opened, from where WeChat can send or save them. */
import { showToast } from './feedback'

export interface AnswerFile {
  readonly fileName: string
  readonly base64: string
}

type FileType = 'xlsx' | 'docx'

/** Opens an .xlsx or a .docx. The menu at the upper right sends it on or saves it. */
export async function openFile({ fileName, base64 }: AnswerFile): Promise<void> {
  const filePath = `${wx.env.USER_DATA_PATH}/${fileName}`
  try {
    wx.getFileSystemManager().writeFileSync(filePath, base64, 'base64')
    const fileType = fileName.slice(fileName.lastIndexOf('.') + 1) as FileType
    await wx.openDocument({ filePath, fileType, showMenu: true })
  } catch {
    showToast('文件没有打开，手机可能存满了。清理后再试一次')
  }
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
