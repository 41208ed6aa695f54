import { toBuffer } from 'qrcode'
import { CODE_SCENE_MAX_CHARS, CODE_WIDTH } from '../limits'
import { OpenApiError } from './error'
import { OpenApiFile, type OpenApiHandler } from './index'

const SCENE_CHARS = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/

/**
 * `wxacode.getUnlimited`: a QR code that opens the page in the preview. (The real one is a round code that only WeChat
 * reads.) Errors from: getUnlimitedQRCode.
 */
export function getUnlimitedCode(origin: () => string): OpenApiHandler {
  return async (params) => {
    const { scene, page = '', width = CODE_WIDTH.default } = params
    if (typeof scene !== 'string' || scene === '' || scene.length > CODE_SCENE_MAX_CHARS) {
      throw new OpenApiError(40169, 'invalid length for scene, or the data is not json string')
    }
    if (!SCENE_CHARS.test(scene)) throw new OpenApiError(40129, 'invalid scene')
    if (typeof page !== 'string' || page.startsWith('/') || page.includes('?'))
      throw new OpenApiError(41030, 'invalid page')
    const pixels = Math.min(CODE_WIDTH.max, Math.max(CODE_WIDTH.min, Number(width) || CODE_WIDTH.default))
    const link = `${origin()}/#/${page}?scene=${encodeURIComponent(scene)}`
    return new OpenApiFile(await toBuffer(link, { width: pixels, margin: 2 }), 'image/png')
  }
}
