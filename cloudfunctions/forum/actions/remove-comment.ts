import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { authorOfComment } from '../access'
import { changeEntry, emptied } from '../entries'

/** Its words go; replies below it stay, with the name of whom they answer. */
export const removeComment = action('forum.removeComment', {
  access: authorOfComment,
  async run({ input, now }) {
    const target = { kind: 'comment', id: input.commentId } as const
    const decide = ({ state }: { readonly state: string }) => (state === 'removed' ? null : emptied)
    await transaction((tx) => changeEntry(tx, target, { now, decide }))
    return {}
  },
})
