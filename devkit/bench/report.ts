/** The figures as a person reads them. */
import type { ColdStart } from './cold-start'
import { isFlat, type Comparison, type Verdict } from './compare'
import type { BundleSize, PackageSize } from './sizes'
import { kilobytes, milliseconds, table, times } from './table'
import type { CaseKind, Measured, ScaleResult } from './types'

const titles: Readonly<Record<CaseKind, string>> = {
  page: 'Opening a page',
  write: 'Hot writes',
  timer: 'Timers',
}

const kinds: readonly CaseKind[] = ['page', 'write', 'timer']

export function costTables({ scale, documents, seedMs, measured, failed }: ScaleResult): string {
  const head = `Scale ${scale}: ${documents} documents, seeded in ${(seedMs / 1000).toFixed(1)} s`
  const parts = kinds.flatMap((kind) => {
    const rows = measured.filter((each) => each.kind === kind)
    return rows.length === 0 ? [] : [costTable(titles[kind], rows)]
  })
  const problems = failed.map(({ name, problem }) => `NOT MEASURED ${name}: ${problem}`).join('\n')
  return [head, ...parts, ...(problems ? [problems] : [])].join('\n\n')
}

function costTable(title: string, rows: readonly Measured[]): string {
  const head = [title, 'calls', 'db calls', 'examined', 'returned', 'B in', 'B out', 'p50 ms', 'p95 ms']
  return table(
    head,
    rows.map((row) => [
      row.name,
      ...[row.calls, row.databaseCalls, row.documentsExamined, row.documentsReturned].map(String),
      ...[row.bytesIn, row.bytesOut].map(String),
      milliseconds(row.p50Ms),
      milliseconds(row.p95Ms),
    ]),
  )
}

const marks: Readonly<Record<Verdict, string>> = {
  flat: 'flat',
  full: 'flat, one full screen',
  calls: '<<< OTHER NUMBER OF CALLS',
  grows: '<<< GROWS',
  nothing: '<<< NOTHING THERE TO READ',
}

/** One line a case; whatever is not flat stands out at the right, with what is known about it. */
export function growthTable(comparisons: readonly Comparison[], [from, to]: readonly [number, number]): string {
  const head = [`Scale ${from} → ${to}`, 'calls', 'db calls', 'examined', '×', 'p50 ms', '×', 'verdict']
  const rows = comparisons.map(({ name, small, large, examinedRatio, p50Ratio, verdict }) => [
    name,
    change(small.calls, large.calls),
    change(small.databaseCalls, large.databaseCalls),
    change(small.documentsExamined, large.documentsExamined),
    times(examinedRatio),
    `${milliseconds(small.p50Ms)} → ${milliseconds(large.p50Ms)}`,
    times(p50Ratio),
    [marks[verdict], isFlatVerdict(verdict) ? '' : (large.growth?.because ?? '')].filter(Boolean).join(': '),
  ])
  const growing = comparisons.filter((each) => !isFlat(each)).length
  const summary = `${comparisons.length - growing} of ${comparisons.length} cost the same at ${to} × the data; look at the other ${growing}`
  return `${table(head, rows)}\n\n${summary}`
}

const isFlatVerdict = (verdict: Verdict) => verdict === 'flat' || verdict === 'full'
const change = (from: number, to: number) => (from === to ? String(from) : `${from} → ${to}`)

export function bundleTable(sizes: readonly BundleSize[], starts: readonly ColdStart[]): string {
  const bytesOf = new Map(sizes.map((size) => [size.name, size]))
  const bareMs = starts[0]?.fastestMs ?? 0
  const rows = starts.map(({ name, medianMs, fastestMs }) => {
    const size = bytesOf.get(name)
    const figures = size ? [kilobytes(size.bytes), kilobytes(size.gzipBytes)] : ['', '']
    const own = size ? milliseconds(fastestMs - bareMs) : ''
    return [name, ...figures, milliseconds(medianMs), milliseconds(fastestMs), own]
  })
  return table(['Function', 'kB', 'kB gzipped', 'cold start p50 ms', 'fastest', 'beyond the SDK'], rows)
}

export function packageTable(sizes: readonly PackageSize[]): string {
  const rows = sizes.map(({ name, sourceBytes, compiledBytes }) => [
    name,
    kilobytes(sourceBytes),
    compiledBytes === null ? '-' : kilobytes(compiledBytes),
  ])
  const hasCompiled = sizes.some(({ compiledBytes }) => compiledBytes !== null)
  const hint = hasCompiled ? [] : ['Sizes as compiled come from `npm run check:wechat`.']
  return [table(['Package of the mini program', 'source kB', 'compiled kB'], rows), ...hint].join('\n')
}
