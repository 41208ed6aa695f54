import type { BuildResult, Problem } from '../compiler/types'

const format = ({ file, line, column, message, level }: Problem) =>
  `${level === 'error' ? 'error' : 'warning'} ${file}:${line}:${column} ${message}`

/** Tells the problems of a build, each with its file and line; a problem that was there before is not repeated. */
export class Reporter {
  private shown = new Set<string>()

  constructor(private readonly tell: (line: string) => void = (line) => void process.stderr.write(`${line}\n`)) {}

  report(result: BuildResult): void {
    const lines = result.problems.map(format)
    for (const line of lines) if (!this.shown.has(line)) this.tell(line)
    this.shown = new Set(lines)
  }
}
