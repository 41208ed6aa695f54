import { posix } from 'node:path'
import type { SourceFiles } from './files'

/** 'pages/home/index' + '../../utils/a' → 'utils/a'; a leading slash starts at the root. */
export function join(fromFile: string, path: string): string {
  if (path.startsWith('/')) return posix.normalize(path).replace(/^\/+/, '')
  return posix.join(posix.dirname(fromFile), path)
}

/** Folders that may hold a miniprogram_npm, from the file's own up to the root. */
function npmCandidates(fromFile: string, name: string): string[] {
  const candidates: string[] = []
  let folder = posix.dirname(fromFile)
  while (folder !== '.' && folder !== '/') {
    candidates.push(`${folder}/miniprogram_npm/${name}`)
    folder = posix.dirname(folder)
  }
  candidates.push(`miniprogram_npm/${name}`)
  return candidates
}

function firstExisting(files: SourceFiles, bases: string[], endings: string[]): string | null {
  for (const base of bases) {
    for (const ending of endings) {
      if (files.has(base + ending)) return base + ending
    }
  }
  return null
}

const isRelative = (specifier: string) => /^\.{0,2}\//.test(specifier)

/** app.json's `resolveAlias`: `{ "@utils/*": "utils/*" }`. */
export type Aliases = Record<string, string>

/** A specifier with the longest alias that fits applied. */
export function applyAlias(specifier: string, aliases: Aliases): string {
  const prefixes = Object.keys(aliases).map((key) => key.replace(/\*$/, ''))
  const prefix = prefixes.filter((each) => specifier.startsWith(each)).sort((a, b) => b.length - a.length)[0]
  if (prefix === undefined) return specifier
  const target = (aliases[`${prefix}*`] ?? aliases[prefix] ?? '').replace(/\*$/, '').replace(/^\//, '')
  return `/${target}${specifier.slice(prefix.length)}`
}

/** The component that `usingComponents` means: its path without extension, or null. */
export function resolveComponent(files: SourceFiles, fromFile: string, target: string): string | null {
  const clean = target.replace(/\.(wxml|json|js|ts)$/, '')
  const bases = isRelative(clean)
    ? [join(fromFile, clean)]
    : [join(fromFile, clean), ...npmCandidates(fromFile, clean), clean]
  const found = firstExisting(files, bases, ['.json', '/index.json'])
  return found?.replace(/\.json$/, '') ?? null
}

const SCRIPT_ENDINGS = ['', '.ts', '.js', '/index.ts', '/index.js', '.json']

/** The file that `require` means, with extension, or null. */
export function resolveModule(files: SourceFiles, fromFile: string, specifier: string): string | null {
  const bases = isRelative(specifier)
    ? [join(fromFile, specifier)]
    : [...npmCandidates(fromFile, specifier), join(fromFile, specifier), specifier]
  return firstExisting(files, bases, SCRIPT_ENDINGS)
}

/** Where `text` stands in a source, counted from 1. */
export function positionOf(source: string, index: number): { line: number; column: number } {
  const before = source.slice(0, Math.max(index, 0))
  const line = before.split('\n').length
  return { line, column: before.length - before.lastIndexOf('\n') }
}
