/** Copies of chosen files that outlive the mini program: WeChat clears what it gave while choosing. */
import { newRequestId } from '../../../api/client'

export const endingOf = (path: string): string => path.split('.').pop()?.toLowerCase() ?? ''

/** @returns the copy's path, or the file's own where the phone has no room for a copy */
export function keepFile(path: string): Promise<string> {
  const destPath = `${wx.env.USER_DATA_PATH}/upload-${newRequestId()}.${endingOf(path)}`
  return new Promise((resolve) => {
    wx.getFileSystemManager().copyFile({
      srcPath: path,
      destPath,
      success: () => resolve(destPath),
      fail: () => resolve(path),
    })
  })
}

export function isKept(path: string): boolean {
  if (path === '') return false
  try {
    wx.getFileSystemManager().accessSync(path)
    return true
  } catch {
    return false
  }
}

/** What has arrived is not needed any more; what cannot be deleted is gone already. */
export function dropFile(path: string): void {
  if (!path.startsWith(wx.env.USER_DATA_PATH)) return
  wx.getFileSystemManager().unlink({ filePath: path, fail: () => undefined })
}
