import type { PostView } from '../../post-view'

/** One post with the branch's answer. Pending ones lose their fill and say who can see them. */
Component({
  properties: { post: { type: Object, value: {} as PostView } },
  methods: {
    comment() {
      this.triggerEvent('comment')
    },
    review({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.triggerEvent('review', { decision: (currentTarget.dataset as { decision: string }).decision })
    },
    remove() {
      this.triggerEvent('remove')
    },
  },
})
