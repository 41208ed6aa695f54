import type { SourceFiles } from './files'
import { positionOf } from './paths'
import type { Problem } from './types'

/** Parses a configuration file; a syntax error becomes a problem with its line and the value is null. */
export function readJson<T>(files: SourceFiles, path: string, problems: Problem[]): T | null {
  const text = files.text(path)
  try {
    return JSON.parse(text.trim() === '' ? '{}' : text) as T
  } catch (error) {
    const message = (error as Error).message
    const at = positionOf(text, errorOffset(message, text))
    problems.push({ file: path, ...at, message, level: 'error' })
    return null
  }
}

function errorOffset(message: string, text: string): number {
  const offset = /position (\d+)/.exec(message)?.[1]
  return offset === undefined ? text.length : Number(offset)
}

export interface Place {
  path: string
  /** Text that stands on the line to point at. */
  needle: string
}

/** Finds the line on which a key or value is written, to point a problem at it. */
export function problemAt(files: SourceFiles, { path, needle }: Place, message: string): Problem {
  const text = files.has(path) ? files.text(path) : ''
  return { file: path, ...positionOf(text, text.indexOf(needle)), message, level: 'error' }
}
