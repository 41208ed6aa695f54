import type { Option } from '../../shared/options'

/** One of a few words, all in view, such as the kind of a question or of a lesson. */
Component({
  properties: {
    label: { type: String, value: '' },
    /** Options, with the name of an `icon` where there is one. */
    options: { type: Array, value: [] as (Option & { readonly icon?: string })[] },
    value: { type: String, value: '' },
    /** Five or more short words in one row. */
    dense: { type: Boolean, value: false },
  },
  methods: {
    choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { value } = currentTarget.dataset as { value: string }
      if (value !== this.data.value) this.triggerEvent('change', { value })
    },
  },
})
