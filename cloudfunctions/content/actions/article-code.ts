import { openapi } from '../../kit/cloud'
import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { logger } from '../../kit/logger'
import { readableArticle } from '../readable'

/** Where the code leads; a scene holds 32 characters, the article's id is all it needs. */
const articlePage = 'packages/content/article/page'

export const articleCode = action('content.articleCode', {
  access: () => null,
  async run({ input: { articleId }, actor }) {
    await readableArticle(articleId, actor, [])
    return { base64: await drawCode(articleId) }
  },
})

async function drawCode(scene: string): Promise<string> {
  try {
    // A trial version draws codes before its pages are published.
    const { buffer } = await openapi.wxacode.getUnlimited({ scene, page: articlePage, checkPath: false })
    return buffer.toString('base64')
  } catch (error) {
    logger.error('no mini program code', error)
    return refuse('BUSY', '微信暂时画不出小程序码，过一会儿再试。')
  }
}
