/** A person by the first character of the roster name: nobody has to upload a photo. */
Component({
  properties: {
    name: { type: String, value: '' },
    /** px */
    size: { type: Number, value: 40 },
  },
  data: { initial: '' },
  observers: {
    name(name: string) {
      this.setData({ initial: Array.from(name)[0] ?? '' })
    },
  },
})
