import { _, Collection, transaction, type Page, type Stored } from '../kit/database'
import { factId } from '../kit/ids'

/** What one member has to do with one article: id `markId`, one read for both facts. */
export interface Mark extends Stored {
  readonly articleId: string
  readonly memberId: string
  /** The member's branch when they confirmed. */
  readonly branchId: string
  /** When it became a favourite, as a time key; '' when it is none. */
  readonly favouriteKey: string
  /** 已读并了解, epoch ms; null while not confirmed. */
  readonly readAt: number | null
}

export const markId = (articleId: string, memberId: string) => factId('mark', articleId, memberId)
export const marks = new Collection<Mark>('articleMarks')

/** A member's subscription of one column: id `subscriptionId`. */
export interface Subscription extends Stored {
  readonly memberId: string
  readonly columnId: string
  /** The member's path from the topmost unit to the branch: a publication asks for those below its shelf. */
  readonly unitIds: readonly string[]
  /** Pushes that WeChat still lets through. */
  readonly consentCount: number
  /** The tap that it was last written with: the same one again gives no leave twice. */
  readonly savedWith: string
}

export const subscriptions = new Collection<Subscription>('columnSubscriptions')
export const subscriptionId = (columnId: string, memberId: string) => factId('subscription', columnId, memberId)

const favouritesAtOnce = 20

/** Newest favourite first. @param cursor the key of the last one that was shown */
export async function favouritesOf(memberId: string, cursor: string | undefined): Promise<Page<Mark>> {
  // Those that are none have an empty key, which sorts below all others.
  const favouriteKey = cursor === undefined ? _.gt('') : _.and(_.gt(''), _.lt(cursor))
  const request = { orderBy: ['favouriteKey', 'desc'], limit: favouritesAtOnce + 1 } as const
  const found = await marks.find({ memberId, favouriteKey }, request)
  const items = found.slice(0, favouritesAtOnce)
  return { items, nextCursor: found.length > items.length ? (items.at(-1)?.favouriteKey ?? null) : null }
}

/** Both facts are in one document, so that each is written beside the other. @returns the mark as it is now */
export function changeMark(
  { articleId, memberId, branchId }: Pick<Mark, 'articleId' | 'memberId' | 'branchId'>,
  change: (mark: Mark) => Partial<Mark>,
): Promise<Mark> {
  const _id = markId(articleId, memberId)
  return transaction(async (tx) => {
    const before = await tx.get(marks, _id)
    const mark = before ?? { _id, articleId, memberId, branchId, favouriteKey: '', readAt: null }
    const changes = change(mark)
    const after = { ...mark, ...changes }
    if (Object.keys(changes).length > 0) await tx.set(marks, after)
    return after
  })
}

/** More than there are columns. */
const maxSubscriptions = 100

export async function subscribedColumns(memberId: string): Promise<ReadonlySet<string>> {
  const found = await subscriptions.find({ memberId }, { limit: maxSubscriptions, fields: ['columnId'] })
  return new Set(found.map(({ columnId }) => columnId))
}
