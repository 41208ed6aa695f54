/** Files in cloud storage. With client.ts the only place that touches wx.cloud. */

export interface Upload {
  /** The file id, "cloud://…". Rejects with a Chinese sentence; the file is still on the phone and can be sent again. */
  readonly done: Promise<string>
  /** Gives it up: `done` rejects. */
  abort(): void
}

/**
 * Begins to upload a file from the phone.
 * @param onProgress percent, 0 to 100
 */
export function startUpload(cloudPath: string, filePath: string, onProgress: (percent: number) => void): Upload {
  let abort: () => void = () => undefined
  const done = new Promise<string>((resolve, reject) => {
    const task = wx.cloud.uploadFile({
      cloudPath,
      filePath,
      success: ({ fileID }) => resolve(fileID),
      fail: () => reject(new Error('没有传完，连上网络后再传一次。')),
    })
    task.onProgressUpdate(({ progress }) => onProgress(progress))
    abort = () => task.abort()
  })
  return { done, abort }
}

/** Uploads a file that nobody will want to stop: as `startUpload`, with the file id alone. */
export function uploadFile(
  cloudPath: string,
  filePath: string,
  onProgress: (percent: number) => void,
): Promise<string> {
  return startUpload(cloudPath, filePath, onProgress).done
}
