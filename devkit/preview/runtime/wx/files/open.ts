import { el } from '../../chrome/dom'
import type { Host } from '../../host'
import { Failure, needString, promised } from '../core/api'
import type { Privacy } from '../system/privacy'
import type { Settings } from '../system/settings'
import { button, Layer } from '../ui/layer'
import { extensionOf, type FileStore } from './store'

export interface OpenParts {
  host: Host
  files: FileStore
  privacy: Privacy
  settings: Settings
}

const KILOBYTE = 1024
/** Milliseconds the browser gets to start a download before its URL is given back. */
const DOWNLOAD_START_MS = 10_000

/** Documents and pictures leave the mini program as downloads. */
export function openApis(parts: OpenParts): Record<string, unknown> {
  const { host, files } = parts
  return {
    openDocument: promised<{ filePath: string; fileType?: string }>('openDocument', (options) => {
      const filePath = needString(options, 'filePath')
      showDocument(host, { blob: blobOf(parts, filePath), name: nameOf(filePath, options.fileType) })
    }),
    saveFileToDisk: promised<{ filePath: string }>('saveFileToDisk', (options) => {
      const filePath = needString(options, 'filePath')
      download(blobOf(parts, filePath), nameOf(filePath))
    }),
    shareFileMessage: promised<{ filePath: string; fileName?: string }>('shareFileMessage', ({ filePath, fileName }) =>
      download(blobOf(parts, filePath), fileName ?? nameOf(filePath)),
    ),
    ...album(parts, files),
  }
}

function album(parts: OpenParts, files: FileStore): Record<string, unknown> {
  const save = (name: string): unknown =>
    promised<{ filePath: string }>(name, async (options) => {
      await parts.privacy.need(name)
      await parts.settings.need('scope.writePhotosAlbum')
      const path = needString(options, 'filePath')
      const blob = files.blob(path) ?? (await (await fetch(parts.host.assetUrl(path))).blob())
      download(blob, nameOf(path))
    })
  return {
    saveImageToPhotosAlbum: save('saveImageToPhotosAlbum'),
    saveVideoToPhotosAlbum: save('saveVideoToPhotosAlbum'),
  }
}

function blobOf({ files }: OpenParts, path: string): Blob {
  const blob = files.blob(path)
  if (!blob) throw new Failure(`file doesn't exist`)
  return blob
}

function nameOf(path: string, fileType?: string): string {
  const name = path.split(/[\\/]/).at(-1) ?? 'file'
  return fileType && !extensionOf(name) ? `${name}.${fileType}` : name
}

export function download(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob)
  el('a', { href: url, download: name }).click()
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_START_MS)
}

function showDocument(host: Host, { blob, name }: { blob: Blob; name: string }): void {
  const close = (): void => layer.close()
  const size = blob.size < KILOBYTE ? `${blob.size} 字节` : `${(blob.size / KILOBYTE).toFixed(0)} KB`
  const content = el('div', { class: 'wx-bottom-sheet wx-consent' }, [
    el('h2', {}, ['文档']),
    el('p', { 'data-testid': 'document-name' }, [`${name}，${size}`]),
    button({ label: '下载到电脑', testId: 'document-download', look: 'wx-green', onTap: () => download(blob, name) }),
    button({ label: '关闭', testId: 'document-close', look: 'wx-grey', onTap: close }),
  ])
  const layer = new Layer(host.screen, {
    testId: 'document',
    label: name,
    look: 'wx-bottom',
    content,
    onDismiss: close,
  })
}
