/** Quoted text and url() are left alone; numbers with a unit the browser does not know are converted. */
const TOKEN = /("[^"]*"|'[^']*'|url\([^)]*\))|(?<![\w#-])(-?(?:\d+\.?\d*|\.\d+))(rpx|vh)\b/gi

const trim = (value: number) => String(Number(value.toFixed(5)))

/**
 * WeChat's units in a CSS value: 750rpx are the screen's width, 100vh the page's viewport (without the bars the frame draws),
 * `env(safe-area-inset-*)` what the frame sets.
 */
export function convertUnits(value: string): string {
  return value
    .replace(TOKEN, (all, ...[literal, number, unit]: Array<string | undefined>) => {
      if (literal !== undefined || unit === undefined) return all
      if (unit.toLowerCase() === 'rpx') return `${trim((Number(number) * 100) / 750)}vw`
      return `calc(var(--vh, 1vh) * ${number})`
    })
    .replace(/\benv\(\s*(safe-area-inset-\w+)/g, 'var(--$1')
}
