/** Columns of text that line up: the first to the left, all others to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => {
        const width = widths[column] ?? 0
        const isLast = column === head.length - 1
        return column === 0 || isLast ? cell.padEnd(isLast ? 0 : width) : cell.padStart(width)
      })
      .join('  ')
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}

export const milliseconds = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(1))
export const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)
export const times = (value: number): string => `${value < 10 ? value.toFixed(1) : value.toFixed(0)}×`
