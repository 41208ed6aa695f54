import type { OutputOf } from '../../../../cloudfunctions/contract'

type Preview = OutputOf<'members.previewImport'>

const changes: Record<Preview['sample'][number]['change'], string> = { add: '新增', change: '更新', same: '没有变' }

/** What an import would do, before it does it. */
export function toPreview({ addCount, changeCount, sameCount, issues, sample, digest }: Preview) {
  const count = addCount + changeCount
  return {
    digest,
    count,
    headline: count > 0 ? `新增 ${addCount} 人，更新 ${changeCount} 人` : '没有要改的',
    summary: sameCount > 0 ? `另有 ${sameCount} 人和名册一样，不用动。` : '确认后才会写进名册。',
    issues: issues.map(({ row, column, message }, index) => ({
      key: index,
      where: column ? `第 ${row} 行，${column}` : `第 ${row} 行`,
      message,
    })),
    sample: sample.map(({ row, name, studentNumber, change }) => ({
      row,
      name,
      studentNumber,
      change: changes[change],
    })),
  }
}
