/** Home, the admin tab and the inbox: what the other domains have to say, gathered in one answer a page. */
import { directory } from '../directory'
import { createFunction } from '../kit/create-function'
import { listNotices } from './actions/list-notices'
import { open } from './actions/open'
import { openAdmin } from './actions/open-admin'
import { readNotices } from './actions/read-notices'

export const main = createFunction({ name: 'home', directory }, { open, openAdmin, listNotices, readNotices })
