import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkHandlers } from './handlers'
import { checkImports } from './imports'
import { checkPages } from './pages'
import { readSources, type Problem } from './sources'
import { checkTags } from './tags'
import { checkTexts, spokenFolders } from './texts'

/** Everything that no official tool catches, over the mini program (and, for texts, the functions) of a project. */
export function checkMiniprogram(projectRoot: string): Problem[] {
  const manifest = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8')) as { dependencies?: object }
  const sources = readSources(projectRoot, spokenFolders)
  const checks = [
    checkPages,
    checkTags,
    checkHandlers,
    checkImports(Object.keys(manifest.dependencies ?? {})),
    checkTexts,
  ]
  return checks.flatMap((check) => check(sources))
}
