import type { EnterOptions } from '../host'
import { parseUrl, type PageUrl } from '../page/url'

/** Found in the mini program list: what opening without a link counts as. https://developers.weixin.qq.com/miniprogram/dev/reference/scene-list.html */
const SCENE_PLAIN = 1001

/** The page a hash names (`#/pages/home/index?x=1`), or null. */
export function pageInHash(hash: string): PageUrl | null {
  const url = hash.replace(/^#/, '')
  return url.startsWith('/') && url.length > 1 ? parseUrl(url) : null
}

/** Options of onLaunch and onShow; `/app/?scene=1047#/…` sets the scene. */
export function enterOptions({ path, query }: PageUrl): EnterOptions {
  const scene = Number(new URLSearchParams(location.search).get('scene') ?? SCENE_PLAIN)
  return { path, query, scene, referrerInfo: {}, apiCategory: 'default' }
}
