/** 学时 are kept in whole tenths, so that halves and fifths add up exactly. 125 → "12.5", 320 → "32". */
export function formatHours(tenths: number): string {
  return tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1)
}
