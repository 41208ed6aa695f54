import type { ArticleCardView } from './card'

/** One article in a list (`toCard` of card.ts). It opens the article. */
Component({
  properties: { article: { type: Object, value: {} as ArticleCardView } },
  methods: {
    open() {
      void wx.navigateTo({ url: this.data.article.path })
    },
  },
})
