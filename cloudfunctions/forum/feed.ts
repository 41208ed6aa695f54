/** A page of posts as a topic, the circle and the search for new ones answer it. */
import type { OutputOf } from '../contract'
import type { JoinedActor } from '../kit/actor'
import type { Page } from '../kit/database'
import type { Post } from './post-repository'
import { toPosts } from './post-view'
import { askOnVisit } from './visits'

export const pageSize = 20

type PostsPage = OutputOf<'forum.openTopic'>['posts']

export async function toPage({ items, nextCursor }: Page<Post>, reader: JoinedActor, now: number): Promise<PostsPage> {
  const [posts] = await Promise.all([toPosts(items, reader, now), askOnVisit(items, now)])
  return { items: posts, nextCursor, newestKey: newestKeyOf(items) }
}

/** Pinned ones come first however old they are, so that the first is not the newest. */
function newestKeyOf(posts: readonly Post[]): string {
  return posts.reduce((newest, { key }) => (key > newest ? key : newest), '')
}
