import { directory } from '../directory'
import { createFunction } from '../kit/create-function'
import { appeal } from './actions/appeal'
import { closeTopic } from './actions/close-topic'
import { comment } from './actions/comment'
import { decideAppeal } from './actions/decide-appeal'
import { decideReports } from './actions/decide-reports'
import { editComment } from './actions/edit-comment'
import { editPost } from './actions/edit-post'
import { editTopic } from './actions/edit-topic'
import { hide } from './actions/hide'
import { listMine } from './actions/list-mine'
import { listNew } from './actions/list-new'
import { listTopics } from './actions/list-topics'
import { markPost } from './actions/mark-post'
import { officialComment } from './actions/official-comment'
import { openCircle } from './actions/open-circle'
import { openModeration } from './actions/open-moderation'
import { openPost } from './actions/open-post'
import { openThread } from './actions/open-thread'
import { openTopic } from './actions/open-topic'
import { post } from './actions/post'
import { removeComment } from './actions/remove-comment'
import { removePost } from './actions/remove-post'
import { removeTopic } from './actions/remove-topic'
import { report } from './actions/report'
import { restore } from './actions/restore'
import { review } from './actions/review'
import { saveTopic } from './actions/save-topic'
import { setLike } from './actions/set-like'
import { notification, recheckPictures } from './pictures'
import { recheckTexts } from './recheck'
import { recount } from './recount'
import { sweep } from './sweep'

export const main = createFunction(
  { name: 'forum', directory },
  {
    listTopics,
    openTopic,
    openCircle,
    listNew,
    openPost,
    openThread,
    listMine,
    post,
    editPost,
    removePost,
    comment,
    editComment,
    removeComment,
    setLike,
    report,
    appeal,
    editTopic,
    saveTopic,
    closeTopic,
    removeTopic,
    officialComment,
    markPost,
    review,
    hide,
    restore,
    decideReports,
    decideAppeal,
    openModeration,
  },
  { timers: { recheckTexts, recheckPictures, recount, sweep }, notification },
)
