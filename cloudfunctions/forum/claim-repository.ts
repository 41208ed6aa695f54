import { Collection, type Stored } from '../kit/database'
import { factId } from '../kit/ids'

/**
 * Whose file it is; the id is made of the file's. Everybody who sees a picture sees its address, from which its id can be
 * guessed: sent with another post, the file would go from storage when that post is removed.
 */
export interface Claim extends Stored {
  readonly postId: string
}

export const claims = new Collection<Claim>('postFiles')

export const claimId = (fileId: string) => factId('file', fileId)
