import { cpSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

/** Copies what WeChat's tools read, without miniprogram_npm: the official packer makes that anew. */
export function stage(projectDir) {
  const copy = mkdtempSync(join(tmpdir(), 'wechat-check-'))
  const source = join(projectDir, 'miniprogram')
  cpSync(join(projectDir, 'project.config.json'), join(copy, 'project.config.json'))
  cpSync(source, join(copy, 'miniprogram'), {
    recursive: true,
    filter: (file) => !relative(source, file).startsWith('miniprogram_npm'),
  })
  return copy
}
