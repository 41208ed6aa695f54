import { openapi } from '../../kit/cloud'
import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { logger } from '../../kit/logger'
import { branchOfInvitation, namedInvitation } from '../access'
import { stateOf } from '../invitation'

/** Where the code leads; a scene holds 32 characters, the invitation's code is all it needs. */
const joinPage = 'packages/members/join/page'

export const invitationCode = action('members.invitationCode', {
  access: branchOfInvitation,
  async run(context) {
    const invitation = await namedInvitation(context)
    if (stateOf(invitation, context.now) !== 'active') {
      refuse('WRONG_STATE', '这张邀请已经收回或过期，重新发一张。')
    }
    return { base64: await drawCode(invitation._id) }
  },
})

async function drawCode(scene: string): Promise<string> {
  try {
    // The page may not be published yet when the first branch is set up.
    const { buffer } = await openapi.wxacode.getUnlimited({ scene, page: joinPage, checkPath: false })
    return buffer.toString('base64')
  } catch (error) {
    logger.error('no mini program code', error)
    return refuse('BUSY', '微信暂时画不出小程序码，过一会儿再试。邀请码照样能用。')
  }
}
