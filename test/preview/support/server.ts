import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createPreview, type Preview, type PreviewOptions } from '../../../devkit/preview'

export interface RunningPreview {
  origin: string
  preview: Preview
  close(): Promise<void>
}

/** A preview on a free port. */
export async function servePreview(options: PreviewOptions): Promise<RunningPreview> {
  const preview = createPreview(options)
  const server: Server = createServer((req, res) => {
    void preview.handle(req, res).then((handled) => handled || res.writeHead(404).end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    preview.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, preview, close }
}
