/** Long text in paragraphs. Tells its page by `shown` when it stands on the screen and can be measured. */
Component({
  properties: { paragraphs: { type: Array, value: [] as { number: number; text: string }[] } },
  lifetimes: {
    ready() {
      this.triggerEvent('shown')
    },
  },
})
