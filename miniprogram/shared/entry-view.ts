/** What posts and comments say alike about their state: who sees them now, and why. */
import { agoLabel } from './calendar'
import { limits } from './limits'

/** What the contract's posts and comments have in common (cloudfunctions/contract/forum/shapes.ts). */
export interface ShownEntry {
  readonly authorName: string
  readonly isMine: boolean
  readonly text: string
  /** Epoch ms. */
  readonly createdAt: number
  readonly editedAt: number | null
  readonly state: 'pending' | 'visible' | 'hidden'
  readonly pending: { readonly awaits: 'wechat' | 'person' | 'author'; readonly refusal: string } | null
  readonly hidden: { readonly reason: string; readonly appeal: ShownAppeal | null } | null
  readonly likeCount: number
  readonly isLiked: boolean
  readonly allowedEvents: readonly string[]
}

interface ShownAppeal {
  readonly state: 'waiting' | 'refused'
  readonly answer: string
}

/** "昨天 21:08", with 改过 when its author has changed it. */
export function toWhen({ createdAt, editedAt }: Pick<ShownEntry, 'createdAt' | 'editedAt'>, now: number): string {
  return agoLabel(createdAt, now) + (editedAt === null ? '' : '，改过')
}

interface EntryState {
  readonly tag: string
  readonly why: string
  readonly lock: string
}

/**
 * An entry that not everybody sees: `tag` for its head, `why` (the refusal, the reason, the appeal; may be empty) and
 * `lock`, the quiet line that says who sees it. All empty for a visible one.
 */
export function toEntryState(entry: ShownEntry): EntryState {
  if (entry.state === 'hidden') return toHidden(entry)
  if (entry.state === 'pending') return toPending(entry)
  return { tag: '', why: '', lock: '' }
}

function toPending({ pending, isMine, allowedEvents }: ShownEntry): EntryState {
  const awaits = pending?.awaits ?? 'wechat'
  if (awaits === 'author')
    return { tag: '没有通过', why: pending?.refusal ?? '', lock: '现在只有你看得到。改好再发，或者删掉，都可以。' }
  const tag = '审核中'
  if (!isMine) return { tag, why: '', lock: '请你看一看。通过后大家都能看到。' }
  const who = awaits === 'wechat' ? '现在只有你看得到' : '现在只有你和支部里负责的人看得到，他们会看一看'
  const edit = allowedEvents.includes('edit') ? `${limits.postEditMinutes} 分钟内可以修改。` : ''
  return { tag, why: '', lock: `${who}，通过后大家都能看到。${edit}` }
}

function toHidden({ hidden, isMine, allowedEvents }: ShownEntry): EntryState {
  const why = `隐藏的理由：${hidden?.reason ?? ''}`
  const tag = '已隐藏'
  const appeal = hidden?.appeal
  if (!isMine) return { tag, why, lock: `大家看不到，作者看得到理由。${appeal ? '作者已经申诉。' : ''}` }
  const who = '现在只有你和支部里负责的人看得到。'
  if (appeal?.state === 'refused') return { tag, why: `${why}\n对申诉的答复：${appeal.answer}`, lock: who }
  if (appeal) return { tag, why, lock: `${who}你的申诉已经交上，等支部答复。` }
  return { tag, why, lock: allowedEvents.includes('appeal') ? `${who}不同意，可以申诉一次。` : who }
}
