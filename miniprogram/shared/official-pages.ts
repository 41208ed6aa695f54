/**
 * Pages that may be linked to: those of the state, of universities, and of the Party's own media. Others are not official,
 * and nobody of the branch can answer for what they show tomorrow.
 */
const officialHosts = [
  'gov.cn',
  'edu.cn',
  '12371.cn',
  'people.com.cn',
  'people.cn',
  'news.cn',
  'xinhuanet.com',
  'qstheory.cn',
  'cctv.com',
  'cntv.cn',
  'xuexi.cn',
  'mp.weixin.qq.com',
] as const

/** What people read when a link is none of these. */
export const officialPagesHint = '链接要以 https:// 开头，是政府、高校或党媒的网页，公众号文章也行。'

/** Host, port and userinfo are read by hand: phones have no URL class, and both sides must agree. */
const address = /^https:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/?#][^\s"'<>\\]*)?$/i

export function isOfficialPage(url: string): boolean {
  const host = address.exec(url)?.[1]?.toLowerCase()
  return host !== undefined && officialHosts.some((official) => host === official || host.endsWith(`.${official}`))
}
