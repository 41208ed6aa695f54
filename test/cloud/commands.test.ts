import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cloud } from '../../devkit/cloud'
import { aCloud } from './support/cloud'

/** The commands against a cloud that runs; they find it through its data folder, which is chosen before they load. */
type Command = { run(args: string[]): Promise<number> }

let cloud: Cloud
let dataDir: string
let printed: string
let command: (name: string, ...args: string[]) => Promise<number>

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'cloud-commands-'))
  process.env.DATA_DIR = dataDir
  cloud = await aCloud()
  const { announce } = await import('../../devkit/cli/running')
  announce(cloud.url)
  command = async (name, ...args) => ((await import(`../../devkit/cli/${name}`)) as Command).run(args)
})
beforeEach(() => {
  printed = ''
  const note = (line: unknown): void => void (printed += `${String(line)}\n`)
  jest.spyOn(console, 'log').mockImplementation(note)
  jest.spyOn(console, 'error').mockImplementation(note)
})
afterEach(() => jest.restoreAllMocks())
afterAll(async () => {
  await cloud.close()
  delete process.env.DATA_DIR
  rmSync(dataDir, { recursive: true })
})

describe('call', () => {
  test('calls an action as somebody, with the input the product expects, and prints the result', async () => {
    expect(await command('call', 'probe', 'echo', '{"a":1}', '--as', 'oA')).toBe(0)
    expect(JSON.parse(printed)).toMatchObject({
      action: 'echo',
      input: { a: 1 },
      requestId: expect.any(String) as string,
      userInfo: { openId: 'oA' },
    })
  })

  test('exits with 1 when the action refuses', async () => {
    expect(await command('call', 'probe', 'refuse')).toBe(1)
    expect(printed).toContain('FORBIDDEN')
  })

  test('exits with 1 and the code when the call fails', async () => {
    expect(await command('call', 'nobody', 'nothing')).toBe(1)
    expect(printed).toContain('-501000')
  })

  test.each([
    { args: ['probe'], complaint: 'needs a function and an action' },
    { args: ['probe', 'echo', '{'], complaint: 'not JSON' },
    { args: ['probe', 'echo', '{}', '--with', 'x'], complaint: "Unknown option '--with'" },
  ])('explains what is wrong with $args', async ({ args, complaint }) => {
    await expect(command('call', ...args)).rejects.toThrow(complaint)
  })
})

describe('clock', () => {
  test('moves the clock of the cloud that runs and shows it', async () => {
    expect(await command('clock', '2031-05-06T08:30')).toBe(0)
    expect(printed).toMatch(/^2031-05-06 08:30:\d\d Asia\/Shanghai \(moved by \d+\.\d days\)$/m)
    expect(cloud.clock.offsetMs()).toBeGreaterThan(0)
    await command('clock', 'reset')
    expect(cloud.clock.offsetMs()).toBe(0)
  })

  test('explains a time that is none', async () => {
    await expect(command('clock', 'soon')).rejects.toThrow('not a time: "soon"')
  })
})

test('a second start on the same data is refused', async () => {
  await expect(command('start')).rejects.toThrow(`the cloud runs already: ${cloud.url}`)
})

test('seed refuses a scale that is none', async () => {
  await expect(command('seed', '--scale', 'many')).rejects.toThrow('--scale')
})
