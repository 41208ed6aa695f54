import { Failure, needString, promised } from '../core/api'
import type { FileStore } from './store'

const KILOBYTE = 1000

/** A browser cannot encode: what is compressed is the same video again, as a new temporary file. */
export function videoApis(files: FileStore): Record<string, unknown> {
  return {
    compressVideo: promised<{ src: string }, object>('compressVideo', async (options) => {
      const src = needString(options, 'src')
      const blob = files.blob(src)
      if (!blob) throw new Failure(`file not exists, src: ${src}`)
      return { tempFilePath: await files.addFile(blob, 'compressed.mp4'), size: Math.ceil(blob.size / KILOBYTE) }
    }),
  }
}
