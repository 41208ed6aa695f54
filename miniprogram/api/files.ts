/** Files in cloud storage. With client.ts the only place that touches wx.cloud. */

/**
 * Uploads a file from the phone.
 * @param onProgress percent, 0 to 100
 * @returns the file id, "cloud://…"
 * @throws Error with a Chinese sentence; the file is still on the phone and can be sent again
 */
export function uploadFile(
  cloudPath: string,
  filePath: string,
  onProgress: (percent: number) => void,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      cloudPath,
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: () => reject(new Error('没有传完，连上网络后再传一次。')),
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
  })
}
