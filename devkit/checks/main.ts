import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { projectRoot } from '../build/paths'
import { packNpm } from '../build/npm'
import { checkMiniprogram } from './miniprogram'

interface Step {
  name: string
  /** Its output, empty when all is well. */
  run: () => Promise<string>
}

const bin = (tool: string): string => join(projectRoot, 'node_modules/.bin', tool)

/** A tool as its own process: its words when it fails, nothing when it does not. */
function tool(name: string, command: string, args: string[]): Step {
  return { name, run: () => runTool(bin(command), args) }
}

function runTool(command: string, args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: projectRoot, shell: process.platform === 'win32' })
    const output: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      resolve(code === 0 ? '' : Buffer.concat(output).toString() || `exit code ${String(code)}`),
    )
  })
}

const types = (folder: string): Step => tool(`types ${folder}`, 'tsc', ['--noEmit', '--pretty', '-p', folder])

const steps: Step[] = [
  tool('eslint', 'eslint', ['--max-warnings', '0', '.']),
  types('.'),
  types('cloudfunctions'),
  types('devkit'),
  types('test'),
  tool('stylelint', 'stylelint', [
    '--max-warnings',
    '0',
    '--allow-empty-input',
    'miniprogram/**/*.wxss',
    'devkit/**/*.css',
  ]),
  tool('prettier', 'prettier', ['--check', '--log-level', 'warn', '.']),
  { name: 'mini program', run: () => Promise.resolve(describeProblems()) },
]

function describeProblems(): string {
  return checkMiniprogram(projectRoot)
    .map(({ file, line, message }) => `${file}:${line}  ${message}\n`)
    .join('')
}

/** Two at a time: eslint takes as long as all others together. */
const LANES = 2

async function main(): Promise<void> {
  packNpm()
  const only = process.argv.slice(2)
  const queue = steps.filter(({ name }) => only.length === 0 || only.some((word) => name.startsWith(word)))
  const failed: string[] = []
  const work = async () => {
    for (let step = queue.shift(); step; step = queue.shift()) if (!(await report(step))) failed.push(step.name)
  }
  await Promise.all(Array.from({ length: LANES }, work))
  console.log(failed.length === 0 ? 'check: ok' : `check: failed: ${failed.join(', ')}`)
  process.exitCode = failed.length === 0 ? 0 : 1
}

async function report({ name, run }: Step): Promise<boolean> {
  const startedAt = performance.now()
  const output = await run()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${output ? 'FAILED' : 'ok    '} ${name} (${seconds} s)`)
  if (output) console.log(output.trimEnd())
  return output === ''
}

void main()
