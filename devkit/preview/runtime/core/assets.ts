import { parseUrl } from '../page/url'

const STATIC = '/app/static/'

/** Turns a path as a mini program writes it into a URL the browser loads. */
export class Assets {
  private readonly schemes: Array<{ prefix: string; toUrl(path: string): string }> = []

  constructor(cloudOrigin: string) {
    // cloud://<env>.<bucket>/<path>
    this.addScheme('cloud://', (path) => `${cloudOrigin}/cloud/files/${path.replace(/^cloud:\/\/[^/]*\//, '')}`)
  }

  /** A scheme added later comes before those added earlier. */
  addScheme(prefix: string, toUrl: (path: string) => string): void {
    this.schemes.unshift({ prefix, toUrl })
  }

  url(path: string, from = ''): string {
    if (!path) return ''
    const scheme = this.schemes.find(({ prefix }) => path.startsWith(prefix))
    if (scheme) return scheme.toUrl(path)
    if (/^([a-z][\w+.-]*:|\/\/)/i.test(path)) return path
    const [plain = ''] = path.split(/[?#]/)
    return STATIC + parseUrl(plain, from).path + path.slice(plain.length)
  }
}
