import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** Vant's icon font lies on a remote host; its data is also in the package @vant/icons. */
const VANT_FONT =
  /url\(\s*["']?(?:https?:)?\/\/(?:at\.alicdn\.com\/t\/c\/font_2553510_|img\d*\.yzcdn\.cn\/vant\/)[^)]*\.woff2?[^)]*\)/g

let vantIcons: string | null | undefined

/** Replaces the URL of a known icon font by its data, so that icons show without a network. */
export function embedFonts(value: string): string {
  if (!value.includes('//')) return value
  const data = vantFontData()
  return data ? value.replace(VANT_FONT, () => `url("${data}")`) : value
}

function vantFontData(): string | null {
  if (vantIcons !== undefined) return vantIcons
  try {
    const source = readFileSync(createRequire(__filename).resolve('@vant/icons/src/encode-woff2.less'), 'utf8')
    vantIcons = /data:[\w/;,+=-]+base64,[\w+/=]+/.exec(source)?.[0] ?? null
  } catch {
    // The package is not installed: the program's own URL stays.
    vantIcons = null
  }
  return vantIcons
}
