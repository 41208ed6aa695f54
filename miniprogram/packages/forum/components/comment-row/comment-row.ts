import type { CommentView } from '../../comment-view'

/**
 * One comment, or a reply set in below it.
 *
 * Events, each with `{ kind: 'comment', id }`: `like`, `reply`, `menu` (the three dots); `review` with
 * `decision: 'show' | 'refuse'` as well.
 */
Component({
  properties: {
    /** A `CommentView` (comment-view.ts). */
    comment: { type: Object, value: {} as CommentView },
    /** A line above it. */
    divided: { type: Boolean, value: false },
  },
  methods: {
    like() {
      this.tell('like')
    },
    reply() {
      this.tell('reply')
    },
    menu() {
      this.tell('menu')
    },
    review({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.tell('review', currentTarget.dataset)
    },
    tell(event: string, more: object = {}) {
      const { kind, id } = this.data.comment
      this.triggerEvent(event, { kind, id, ...more })
    },
  },
})
