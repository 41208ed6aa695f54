/** Money: whole fen everywhere, formatted only for people. */

const fenPerYuan = 100

/** 19260 → "192.60"; 642000 → "6,420.00". @param amountFen whole fen */
export function formatFen(amountFen: number): string {
  const sign = amountFen < 0 ? '-' : ''
  const absolute = Math.abs(amountFen)
  const yuan = Math.floor(absolute / fenPerYuan)
  const rest = String(absolute % fenPerYuan).padStart(2, '0')
  return `${sign}${String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')}.${rest}`
}

/**
 * What a person typed, in yuan, as whole fen; null when it is not an amount with at most two decimals.
 * Parsed as text, since 0.29 * 100 is not 29 in floating point. Full-width digits are taken for what they mean.
 */
export function parseYuan(text: string): number | null {
  const match = /^(\d{1,9})(?:\.(\d{1,2}))?$/.exec(text.normalize('NFKC').trim().replace(/,/g, ''))
  if (!match) return null
  return Number(match[1]) * fenPerYuan + Number((match[2] ?? '').padEnd(2, '0'))
}

const digits = '零壹贰叁肆伍陆柒捌玖'
const units = ['', '拾', '佰', '仟']
const groups = ['', '万', '亿']

function groupInWords(group: number): string {
  let words = ''
  let zeroPending = false
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(group / 10 ** place) % 10
    if (digit === 0) {
      zeroPending = words !== ''
      continue
    }
    words += `${zeroPending ? '零' : ''}${digits[digit]}${units[place]}`
    zeroPending = false
  }
  return words
}

function yuanInWords(yuan: number): string {
  let words = ''
  for (let place = groups.length - 1; place >= 0; place--) {
    const group = Math.floor(yuan / 10 ** (place * 4)) % 10000
    if (group === 0) {
      if (words && !words.endsWith('零')) words += '零'
      continue
    }
    if (words && group < 1000 && !words.endsWith('零')) words += '零'
    words += `${groupInWords(group)}${groups[place]}`
  }
  return words.replace(/零$/, '')
}

/** The amount in capital numerals as receipts carry it: 19260 → "壹佰玖拾贰元陆角整". @param amountFen whole fen, ≥ 0 */
export function fenInWords(amountFen: number): string {
  if (amountFen === 0) return '零元整'
  const yuan = Math.floor(amountFen / fenPerYuan)
  const jiao = Math.floor(amountFen / 10) % 10
  const fen = amountFen % 10
  const head = yuan > 0 ? `${yuanInWords(yuan)}元` : ''
  if (jiao === 0 && fen === 0) return `${head}整`
  const jiaoWords = jiao > 0 ? `${digits[jiao]}角` : yuan > 0 ? '零' : ''
  return fen > 0 ? `${head}${jiaoWords}${digits[fen]}分` : `${head}${jiaoWords}整`
}
