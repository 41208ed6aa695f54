import { setBuiltinHooks } from '../../builtins'
import type { Host } from '../../host'
import { openActionSheet } from '../ui/action-sheet'
import { toBlob } from './measure'
import { pickFiles } from './pick'
import type { FileStore } from './store'

/** Pixels, as WeChat hands avatars out. */
const SIZE = 132
const PALETTE = ['#7c7167', '#2b6a4b', '#80591a', '#576b95', '#8a5a6b']

/** `<button open-type="chooseAvatar">` gives a temporary file, as on a phone, so that it can be uploaded. */
export function provideAvatars(host: Host, files: FileStore): void {
  setBuiltinHooks({
    async chooseAvatar() {
      const { tapIndex } = await openActionSheet(host.screen, { itemList: ['用微信头像', '从相册选择'] })
      return { avatarUrl: tapIndex === 0 ? await drawnFace(host, files) : await pickedFace(host, files) }
    },
  })
}

async function pickedFace(host: Host, files: FileStore): Promise<string> {
  const [file] = await pickFiles(host.screen, { accept: 'image/*', count: 1 })
  return file ? files.addFile(file, file.name) : ''
}

/** A face of the identity's own colour. */
async function drawnFace(host: Host, files: FileStore): Promise<string> {
  const canvas = Object.assign(document.createElement('canvas'), { width: SIZE, height: SIZE })
  const context = canvas.getContext('2d')
  const sum = [...host.identity()].reduce((total, letter) => total + letter.charCodeAt(0), 0)
  if (context) {
    context.fillStyle = PALETTE[sum % PALETTE.length] ?? '#7c7167'
    context.fillRect(0, 0, SIZE, SIZE)
    context.fillStyle = '#fff'
    context.beginPath()
    context.arc(SIZE / 2, SIZE * 0.4, SIZE * 0.18, 0, Math.PI * 2)
    context.arc(SIZE / 2, SIZE, SIZE * 0.36, Math.PI, 0)
    context.fill()
  }
  return files.addFile(await toBlob(canvas, 'image/png', 1), 'avatar.png')
}
