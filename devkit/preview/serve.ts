/** `tsx devkit/preview/serve.ts <miniprogram folder> <port>`: the preview alone, without a cloud. */
import { createServer } from 'node:http'
import { resolve } from 'node:path'
import { createPreview } from './index'

function main(): void {
  const [folder = 'miniprogram', port = '8090'] = process.argv.slice(2)
  const preview = createPreview({ root: resolve(folder) })
  const server = createServer((req, res) => {
    preview.handle(req, res).then(
      (handled) => void (handled || res.writeHead(404).end()),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`)
        res.writeHead(500).end(String(error))
      },
    )
  })
  server.listen(Number(port), '127.0.0.1', () => process.stdout.write(`ready http://127.0.0.1:${port}\n`))
}

main()
