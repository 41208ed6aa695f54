import { createRequire } from 'node:module'
import { join } from 'node:path'

const require = createRequire(import.meta.url)

/** Packs npm, compiles as for an upload and runs the quality check. `files` maps compiled paths to their content, or is null. */
export async function compile(copy, projectDir) {
  const output = captureOutput()
  const problems = []
  try {
    const ci = require('miniprogram-ci')
    problems.push(...(await packNpm(ci, copy, projectDir)))
    const project = openProject(ci, copy)
    const files = await ci.getCompiledResult({ project, setting: { useProjectConfig: true }, onProgressUpdate() {} })
    return { files, problems: [...problems, ...(await judge(ci, project, copy))] }
  } catch (error) {
    return {
      files: null,
      problems: [...problems, `compile: ${String(error.message ?? error).replaceAll(`${copy}/`, '')}`],
    }
  } finally {
    output.restore()
  }
}

async function packNpm(ci, copy, projectDir) {
  const { warnList } = await ci.packNpmManually({
    packageJsonPath: join(projectDir, 'package.json'),
    miniprogramNpmDistDir: join(copy, 'miniprogram'),
  })
  return warnList.map(({ jsPath, msg }) => `npm: ${jsPath}: ${msg}`)
}

function openProject(ci, copy) {
  const project = new ci.Project({
    appid: 'touristappid',
    type: 'miniProgram',
    projectPath: copy,
    // Only an upload signs with it.
    privateKey: 'dummy',
  })
  // The real ones are asked of WeChat's servers; these are the limits of an ordinary mini program.
  const { DefaultProjectAttr } = require('miniprogram-ci/dist/config/config.js')
  project.attr = async () => DefaultProjectAttr
  return project
}

async function judge(ci, project, copy) {
  const items = await ci.checkCodeQuality(project, join(copy, 'quality.json'))
  return items.filter(({ success }) => !success).map(describeItem)
}

/** Its texts say what is wanted in one language and what is wrong in the other; the name and the detail are clear. */
function describeItem({ name, text, detail }) {
  const list = JSON.stringify(detail?.files ?? detail ?? '')
  return `quality: ${name}: ${text} ${list.length > 500 ? `${list.slice(0, 500)}…` : list}`
}

/** miniprogram-ci reports its own progress on the console; problems are returned, so that is noise. */
function captureOutput() {
  const kept = { log: console.log, info: console.info, warn: console.warn, error: console.error }
  for (const level of Object.keys(kept)) console[level] = () => undefined
  return { restore: () => Object.assign(console, kept) }
}
