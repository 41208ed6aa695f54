/** What waits for the branch in the demo: a post that the check found doubtful, a reported one, and a hidden one with an appeal. */
import { caseId, type Case } from '../../cloudfunctions/forum/case-repository'
import { onlyAuthor, type Hiding } from '../../cloudfunctions/forum/entry'
import type { Post } from '../../cloudfunctions/forum/post-repository'
import { timeKey } from '../../cloudfunctions/kit/ids'
import { circlePlaceOf } from './circle'
import { momentOf, postBy } from './forum-entries'
import type { SeedBranch, SeedWorld } from './people'

const hourMs = 3600_000

interface Moderated {
  readonly posts: Post[]
  readonly cases: Case[]
}

export function casesOfDemo(branch: SeedBranch, world: SeedWorld, now: number): Moderated {
  const circle = circlePlaceOf(branch)
  const doubtful = postBy(world.person('邓一诺'), circle, {
    text: '有同学想要旧教材，可以扫这个码进群领，免费的：群名“教材漂流”。',
    createdAt: momentOf(1, '22:16', now),
  })
  const reported = postBy(world.person('严小满'), circle, {
    text: '转：周末两天速成班，三百元包过四级，要的找我。',
    createdAt: momentOf(2, '21:30', now),
  })
  const hidden = postBy(world.person('程诺'), circle, {
    text: '小组通讯录整理好了，一共十一个人，先发前几位的名字和我的电话。',
    createdAt: momentOf(6, '20:05', now),
  })
  return {
    posts: [awaitingLook(doubtful), reported, hide(hidden, world, now)],
    cases: [reportOn(reported, world, now), appealAbout(hide(hidden, world, now))],
  }
}

const awaitingLook = (post: Post): Post => ({
  ...post,
  ...{ state: 'pending', audience: onlyAuthor(post.authorId), awaits: 'person' },
  checks: { ...post.checks, text: 'doubtful' },
})

function hide(post: Post, world: SeedWorld, now: number): Post {
  const by = world.person('陈一鸣')
  const at = Math.min(post.createdAt + hourMs, now)
  const hidden: Hiding = {
    ...{ reason: '电话不要发在圈里，名册里都有。', at, byId: by._id, byName: by.name },
    appeal: { text: '只写了名字，号码是我自己的，可以恢复吗？', at: at + 2 * hourMs, state: 'waiting', answer: '' },
  }
  return { ...post, state: 'hidden', audience: onlyAuthor(post.authorId), hidden }
}

function caseAbout({ _id, branchId, placeTitle, authorId, authorName, text, createdAt }: Post): Case {
  return {
    _id: caseId({ kind: 'post', id: _id }),
    ...{ branchId, kind: 'post', targetId: _id, subject: 'post', postId: _id, topicId: '', placeTitle },
    ...{ authorId, authorName, text, createdAt, reports: {}, hidden: null, appeal: null },
    ...{ isWaiting: false, waitingKey: '', isHidden: false, hiddenKey: '', threadKey: '' },
  }
}

function reportOn(post: Post, world: SeedWorld, now: number): Case {
  const at = Math.min(post.createdAt + 9 * hourMs, now)
  const report = { reason: 'advert', note: '像是培训班的广告。', at, isSettled: false } as const
  const about = caseAbout(post)
  const reports = { [world.person('方可')._id]: report }
  return { ...about, reports, isWaiting: true, waitingKey: timeKey(at, about._id) }
}

function appealAbout(post: Post): Case {
  const about = caseAbout(post)
  const { reason, at, byId, byName, appeal } = post.hidden!
  return {
    ...about,
    hidden: { reason, at, byId, byName },
    ...{ appeal, isHidden: true, hiddenKey: timeKey(at, about._id) },
    ...{ isWaiting: true, waitingKey: timeKey(appeal!.at, about._id) },
  }
}
