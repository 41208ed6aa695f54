import type { AppConfig } from '../runtime/config'
import type { SourceFiles } from './files'
import { readJson } from './json'
import type { Problem } from './types'

type Variables = Record<string, string>

/** The light values of theme.json, which configuration files name as `"@navBgColor"` when `darkmode` is on. */
export function readTheme(files: SourceFiles, app: AppConfig, problems: Problem[]): Variables {
  const path = app.themeLocation ?? 'theme.json'
  if (!app.darkmode || !files.has(path)) return {}
  return readJson<{ light?: Variables }>(files, path, problems)?.light ?? {}
}

/** Replaces `@name` by the theme's value, at any depth. */
export function applyTheme<T>(value: T, variables: Variables): T {
  if (typeof value === 'string') return (value.startsWith('@') ? (variables[value.slice(1)] ?? value) : value) as T
  if (Array.isArray(value)) return value.map((each) => applyTheme<unknown>(each, variables)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, applyTheme<unknown>(each, variables)]),
  ) as T
}
