/** One JSON line an entry, which the cloud's log search can filter by field. Never log names, numbers or texts of people. */
type Fields = Readonly<Record<string, unknown>>

function write(level: 'info' | 'warn' | 'error', message: string, fields: Fields): void {
  // Written through console: it is what CloudBase collects.
  console[level](JSON.stringify({ level, message, ...fields }))
}

export const logger = {
  info: (message: string, fields: Fields = {}) => write('info', message, fields),
  warn: (message: string, fields: Fields = {}) => write('warn', message, fields),
  error: (message: string, error: unknown, fields: Fields = {}) =>
    write('error', message, { ...fields, error: error instanceof Error ? error.stack : JSON.stringify(error) }),
}
