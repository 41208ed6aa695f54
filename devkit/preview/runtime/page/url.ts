export interface PageUrl {
  path: string
  query: Record<string, string>
}

/** Splits `/packages/a/b?x=1`; a path without leading slash starts at the folder of `from`. Values stay as written (not decoded), as on a phone. */
export function parseUrl(url: string, from = ''): PageUrl {
  const [rawPath = '', ...rest] = url.split('?')
  return { path: resolvePath(rawPath, from), query: parseQuery(rest.join('?')) }
}

function resolvePath(path: string, from: string): string {
  if (path.startsWith('/')) return path.slice(1)
  const parts = from.split('/').slice(0, -1)
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

export function parseQuery(text: string): Record<string, string> {
  const query: Record<string, string> = {}
  for (const pair of text.split('&')) {
    if (!pair) continue
    const at = pair.indexOf('=')
    query[at < 0 ? pair : pair.slice(0, at)] = at < 0 ? '' : pair.slice(at + 1)
  }
  return query
}

export function formatUrl({ path, query }: PageUrl): string {
  const text = Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
  return text ? `${path}?${text}` : path
}
