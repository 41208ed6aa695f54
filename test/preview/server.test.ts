import { FIXTURE } from './support/fixture'
import { servePreview, type RunningPreview } from './support/server'

describe('the preview’s server', () => {
  let running: RunningPreview
  beforeAll(
    async () => void (running = await servePreview({ root: FIXTURE, watch: false, cloudOrigin: 'http://cloud.test' })),
  )
  afterAll(() => running.close())
  const get = (path: string, headers: Record<string, string> = {}) => fetch(running.origin + path, { headers })

  test('sends the frame, its program and the console', async () => {
    for (const [path, type] of [
      ['/', 'text/html'],
      ['/app/', 'text/html'],
      ['/app/runtime.js', 'text/javascript'],
      ['/app/program.js', 'text/javascript'],
      ['/app/program.css', 'text/css'],
    ] as const) {
      const response = await get(path)
      expect([path, response.status, response.headers.get('content-type')?.split(';')[0]]).toEqual([path, 200, type])
    }
  })

  test('tells the frame where the cloud is', async () => {
    expect(await (await get('/app/')).text()).toContain('"cloudOrigin":"http://cloud.test"')
  })

  test('an unchanged program is not sent twice', async () => {
    const etag = (await get('/app/program.js')).headers.get('etag') ?? ''
    expect((await get('/app/program.js', { 'if-none-match': etag })).status).toBe(304)
  })

  test('sends the program’s own files, and parts of them', async () => {
    expect(await (await get('/app/static/app.wxss')).text()).toContain('--accent')
    const part = await get('/app/static/app.wxss', { range: 'bytes=0-6' })
    expect([part.status, await part.text()]).toEqual([206, '@import'])
  })

  test('nothing outside the program’s folder can be had', async () => {
    expect((await get('/app/static/..%2f..%2f..%2fevents.test.ts')).status).toBe(404)
    expect((await get('/app/static/none.png')).status).toBe(404)
  })

  test('other paths are left to others', async () => {
    expect((await get('/cloud/calls')).status).toBe(404)
  })
})
