import { HttpError } from './body'

/**
 * The fields of a multipart/form-data body as bytes. The SDK sends protobuf in parts without a file name, which
 * Request.formData() would decode as text and so destroy.
 *
 * @throws HttpError 400 when the body is not what its content type says
 */
export function parseMultipart(body: Buffer, contentType: string): Record<string, Buffer> {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1]
  if (!boundary) throw new HttpError(400, 'multipart body without a boundary')
  const delimiter = Buffer.from(`--${boundary}`)
  const fields: Record<string, Buffer> = {}
  let at = body.indexOf(delimiter)
  for (;;) {
    const start = at + delimiter.length
    const end = body.indexOf(delimiter, start)
    if (at < 0 || end < 0) return fields
    readPart(body.subarray(start, end), fields)
    at = end
  }
}

/** A part is CRLF, headers, an empty line, the value and CRLF. */
function readPart(part: Buffer, fields: Record<string, Buffer>): void {
  const headerEnd = part.indexOf('\r\n\r\n')
  if (headerEnd < 0) throw new HttpError(400, 'multipart part without headers')
  const name = /name="([^"]*)"/.exec(part.subarray(0, headerEnd).toString('utf8'))?.[1]
  if (name) fields[name] = part.subarray(headerEnd + 4, part.length - 2)
}
