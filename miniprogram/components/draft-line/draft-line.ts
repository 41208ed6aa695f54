/** Says that the form goes on with what was typed before and never saved, and lets the person drop that. */
Component({
  methods: {
    discard() {
      this.triggerEvent('discard')
    },
  },
})
