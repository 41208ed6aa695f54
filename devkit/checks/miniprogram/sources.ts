import { readFileSync, readdirSync } from 'node:fs'
import { join, posix, relative, sep } from 'node:path'

/** The mini program as text: path inside the project → content. Checks are functions of this alone. */
export type Sources = ReadonlyMap<string, string>

export interface Problem {
  file: string
  /** 1 is the first line. */
  line: number
  message: string
}

export type Check = (sources: Sources) => Problem[]

export const ROOT = 'miniprogram'

const TEXT_FILE = /\.(ts|json|wxml|wxss|wxs)$/

/** Reads the folders' sources, without what is generated; other files are listed with empty content. */
export function readSources(projectRoot: string, folders: string[]): Sources {
  const sources = new Map<string, string>()
  for (const folder of folders) {
    for (const entry of readdirSync(join(projectRoot, folder), { recursive: true, withFileTypes: true })) {
      const path = join(entry.parentPath, entry.name)
      if (!entry.isFile() || /miniprogram_npm|node_modules/.test(path)) continue
      const name = relative(projectRoot, path).split(sep).join('/')
      sources.set(name, TEXT_FILE.test(name) ? readFileSync(path, 'utf8') : '')
    }
  }
  return sources
}

/** Where a reference inside `from` leads: absolute ones start at the mini program's root. */
export function resolvePath(from: string, reference: string): string {
  return reference.startsWith('/') ? posix.join(ROOT, reference) : posix.join(posix.dirname(from), reference)
}

export function readJson<T>(sources: Sources, path: string): T | null {
  const text = sources.get(path)
  return text === undefined ? null : (JSON.parse(text) as T)
}

export function lineAt(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}

/** The line on which a string literal stands, for messages about a JSON file; 1 when it is not there. */
export function lineOf(sources: Sources, path: string, literal: string): number {
  const text = sources.get(path) ?? ''
  return lineAt(text, Math.max(0, text.indexOf(`"${literal}"`)))
}
