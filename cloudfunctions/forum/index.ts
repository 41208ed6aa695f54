import { directory } from '../directory'
import { createFunction } from '../kit/create-function'
import { closeTopic } from './actions/close-topic'
import { comment } from './actions/comment'
import { createTopic } from './actions/create-topic'
import { listTopics } from './actions/list-topics'
import { listUnanswered } from './actions/list-unanswered'
import { openTopic } from './actions/open-topic'
import { post } from './actions/post'
import { removePost } from './actions/remove-post'
import { reviewPost } from './actions/review-post'
import { recheckPending } from './recheck'

export const main = createFunction(
  { name: 'forum', directory },
  { listTopics, openTopic, post, removePost, reviewPost, comment, createTopic, closeTopic, listUnanswered },
  { timers: { recheckPending } },
)
