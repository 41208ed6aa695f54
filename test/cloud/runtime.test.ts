import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Cloud } from '../../devkit/cloud'
import { CALL_RESULT_MAX_BYTES } from '../../devkit/cloud/limits'
import { aCloud, failureOf } from './support/cloud'

let cloud: Cloud
beforeAll(async () => (cloud = await aCloud()))
afterAll(() => cloud.close())

const probe = (action: string, more: object = {}): Promise<unknown> => cloud.invoke('probe', { action, ...more })

describe('a call', () => {
  test('takes JSON and answers JSON: undefined becomes null', async () => {
    expect(await probe('echo', { when: new Date(0), nested: { a: [1, undefined] } })).toMatchObject({
      when: '1970-01-01T00:00:00.000Z',
      nested: { a: [1, null] },
    })
    expect(await probe('nothing')).toBeNull()
  })

  test('finds the instance of the call before still warm', async () => {
    const first = (await probe('count')) as number
    expect(await probe('count')).toBe(first + 1)
  })

  test('runs with the service default of 3 seconds when config.json says nothing', async () => {
    expect(await cloud.invoke('plain', {})).toMatchObject({
      context: { function_name: 'plain', time_limit_in_ms: 3000, memory_limit_in_mb: 256 },
    })
  })

  test('of an unknown function fails with -501000', async () => {
    expect(await failureOf(cloud.invoke('nobody', {}))).toMatchObject({ errCode: -501000 })
  })

  test('cannot leave the folder of functions by its name', async () => {
    expect(await failureOf(cloud.invoke('../functions/probe', { action: 'nothing' }))).toMatchObject({
      errCode: -501000,
    })
  })
})

describe('an error in a function', () => {
  test('reaches the client as -504002 with message and stack', async () => {
    const failure = await failureOf(probe('throwError'))
    expect(failure.errCode).toBe(-504002)
    expect(failure.errMsg).toMatch(/error message Error: boom 出错了\n.*at /)
  })

  test('that is a rejected object is shown as JSON', async () => {
    expect((await failureOf(probe('throwObject'))).errMsg).toContain('"NOT_AN_ERROR"')
  })

  test.each([
    ['an uncaught exception', 'crashLater', 'nobody catches this'],
    ['an unhandled rejection', 'rejectLater', 'nobody awaits this'],
    ['process.exit', 'exit', 'exited before completing'],
    ['more memory than a function has', 'exhaustMemory', 'memory limit'],
  ])('that is %s fails the call, and the next call has a new instance', async (_name, action, message) => {
    const failure = await failureOf(probe(action))
    expect(failure).toMatchObject({ errCode: -504002, errMsg: expect.stringContaining(message) as string })
    expect(await probe('count')).toBe(1)
  })

  test('while it loads fails the call with the reason', async () => {
    expect((await failureOf(cloud.invoke('broken', {}))).errMsg).toContain('is-not-there')
  })
})

test('a function that runs too long is ended, even in an endless loop, and is there again afterwards', async () => {
  const failure = await failureOf(cloud.invoke('impatient', { hang: true }))
  expect(failure).toMatchObject({ errCode: -504003 })
  expect(failure.errMsg).toContain('Invoking task timed out after 0.2 seconds')
  expect(await cloud.invoke('impatient', { hang: false })).toBe(1)
})

describe('size limits', () => {
  // two quotation marks belong to the JSON text
  const largest = CALL_RESULT_MAX_BYTES - 2

  test('a result of exactly 1 MB arrives', async () => {
    expect(await probe('big', { bytes: largest })).toHaveLength(largest)
  })

  test('a result above 1 MB is refused with -604001', async () => {
    expect(await failureOf(probe('big', { bytes: largest + 1 }))).toMatchObject({ errCode: -604001 })
  })

  test('a request above 1 MB never reaches the function', async () => {
    const before = cloud.calls.length
    const failure = await failureOf(probe('echo', { text: 'x'.repeat(CALL_RESULT_MAX_BYTES) }))
    expect(failure.errMsg).toBe('cloud.callFunction:fail data exceed max size')
    expect(cloud.calls.slice(before)).toMatchObject([{ ok: false, bytesOut: 0 }])
  })
})

describe('a function on disk', () => {
  let folder: string
  let changing: Cloud
  const write = (name: string, file: string, text: string): void => {
    mkdirSync(join(folder, name), { recursive: true })
    writeFileSync(join(folder, name, file), text)
  }

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'functions-'))
    changing = await aCloud({ functionsDir: folder })
  })
  afterEach(async () => {
    await changing.close()
    rmSync(folder, { recursive: true })
  })

  test('is loaded anew when its bundle changes', async () => {
    write('f', 'index.js', 'exports.main = () => "old"')
    expect(await changing.invoke('f', {})).toBe('old')
    write('f', 'index.js', 'exports.main = () => "newer"')
    expect(await changing.invoke('f', {})).toBe('newer')
  })

  test('is ended in peace: a call that runs while the bundle changes still gets its answer', async () => {
    write('f', 'index.js', 'exports.main = () => (console.log("begun"), new Promise((r) => setTimeout(r, 50, "old")))')
    const begun = new Promise((resolve) => changing.on('log', resolve))
    const running = changing.invoke('f', {})
    await begun
    write('f', 'index.js', 'exports.main = () => "newer"')
    expect(await changing.invoke('f', {})).toBe('newer')
    expect(await running).toBe('old')
  })

  test('with a config.json that cannot be obeyed is refused by name', async () => {
    write('f', 'index.js', 'exports.main = () => 1')
    write('f', 'config.json', '{ "timeout": 900 }')
    expect((await failureOf(changing.invoke('f', {}))).errMsg).toContain(
      'timeout must be above 0 and at most 60 seconds',
    )
    await expect(aCloud({ functionsDir: folder })).rejects.toThrow('config.json')
  })

  test('that takes a push which another one takes is refused by both names', async () => {
    for (const name of ['f', 'g']) {
      write(name, 'index.js', 'exports.main = () => 1')
      write(name, 'config.json', '{ "messagePush": ["wxa_media_check"] }')
    }
    const start = aCloud({ functionsDir: folder })
    await expect(start).rejects.toThrow('wxa_media_check goes to one function, not to f and g')
  })
})
