import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Cloud } from '../cloud'

/** Puts a file of assets/ into the cloud's storage. @returns its file id, "cloud://…" */
export async function upload({ url }: Cloud, asset: string, cloudPath: string): Promise<string> {
  const body = await readFile(join(__dirname, 'assets', asset))
  const answer = await fetch(`${url}/cloud/files/${cloudPath}`, { method: 'PUT', body })
  if (!answer.ok) throw new Error(`${cloudPath} was not stored: ${answer.status}`)
  return ((await answer.json()) as { fileID: string }).fileID
}

/** Uploads each file once, however many lessons show it. */
export function uploader(cloud: Cloud): (asset: string, folder: string) => Promise<string> {
  const known = new Map<string, Promise<string>>()
  return (asset, folder) => {
    const path = `${folder}/${asset}`
    const fileId = known.get(path) ?? upload(cloud, asset, path)
    known.set(path, fileId)
    return fileId
  }
}
