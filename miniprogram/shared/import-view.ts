/** What an import of a spreadsheet would do, as the page shows it before anything is done. */

export interface ImportCounts {
  readonly addCount: number
  readonly changeCount: number
  readonly sameCount: number
}

export interface ImportPreview extends ImportCounts {
  readonly digest: string
  readonly issues: ReadonlyArray<{ readonly row: number; readonly column: string; readonly message: string }>
}

/** A row that would be imported. */
export interface ImportLine {
  readonly row: number
  readonly title: string
  readonly sub: string
  readonly change: 'add' | 'change' | 'same'
}

/** What is counted and where it goes: 人 into 名册, 题 into 题库. */
export interface ImportWords {
  readonly unit: string
  readonly place: string
}

export type ImportView = ReturnType<typeof toImportView>

const changes: Record<ImportLine['change'], string> = { add: '新增', change: '更新', same: '没有变' }

export function toImportView(preview: ImportPreview, lines: readonly ImportLine[], { unit, place }: ImportWords) {
  const { digest, addCount, changeCount, sameCount, issues } = preview
  const count = addCount + changeCount
  return {
    digest,
    count,
    headline: count > 0 ? countsLine(preview, unit) : '没有要改的',
    summary: sameCount > 0 ? `另有 ${sameCount} ${unit}和${place}一样，不用动。` : `确认后才会写进${place}。`,
    issues: issues.map(({ row, column, message }, index) => ({
      key: index,
      where: column ? `第 ${row} 行，${column}` : `第 ${row} 行`,
      message,
    })),
    sample: lines.map(({ change, ...line }) => ({ ...line, change: changes[change] })),
  }
}

/** "新增 2 人，更新 1 人" */
export function countsLine({ addCount, changeCount }: ImportCounts, unit: string): string {
  return `新增 ${addCount} ${unit}，更新 ${changeCount} ${unit}`
}
