import { directory } from '../directory'
import { archiveItem } from './actions/archive-item'
import { articleCode } from './actions/article-code'
import { confirmRead } from './actions/confirm-read'
import { editItem } from './actions/edit-item'
import { listArticles } from './actions/list-articles'
import { listColumns } from './actions/list-columns'
import { listFavourites } from './actions/list-favourites'
import { listFound } from './actions/list-found'
import { listVersions } from './actions/list-versions'
import { open } from './actions/open'
import { openArticle } from './actions/open-article'
import { openColumn } from './actions/open-column'
import { openColumns } from './actions/open-columns'
import { openDesk } from './actions/open-desk'
import { openReaders } from './actions/open-readers'
import { openVersion } from './actions/open-version'
import { pinItem } from './actions/pin-item'
import { publishItem } from './actions/publish-item'
import { remindReaders } from './actions/remind-readers'
import { removeItem } from './actions/remove-item'
import { restoreItem } from './actions/restore-item'
import { restoreVersion } from './actions/restore-version'
import { returnItem } from './actions/return-item'
import { saveColumns } from './actions/save-columns'
import { saveItem } from './actions/save-item'
import { setFavourite } from './actions/set-favourite'
import { setSubscription } from './actions/set-subscription'
import { setTwoPeople } from './actions/set-two-people'
import { submitItem } from './actions/submit-item'
import { unscheduleItem } from './actions/unschedule-item'
import { withdrawItem } from './actions/withdraw-item'
import { createFunction } from '../kit/create-function'
import { notification, recheckPictures } from './pictures'
import { publishDue } from './scheduled'
import { tellSubscribers } from './subscribers'

const reading = {
  open,
  listArticles,
  openColumn,
  listColumns,
  listFound,
  openArticle,
  setFavourite,
  listFavourites,
  confirmRead,
  setSubscription,
  articleCode,
}
const desk = {
  openDesk,
  editItem,
  saveItem,
  submitItem,
  withdrawItem,
  returnItem,
  publishItem,
  unscheduleItem,
  archiveItem,
  restoreItem,
  pinItem,
  removeItem,
  listVersions,
  openVersion,
  restoreVersion,
  openReaders,
  remindReaders,
  setTwoPeople,
  openColumns,
  saveColumns,
}

export const main = createFunction(
  { name: 'content', directory },
  { ...reading, ...desk },
  { timers: { publishDue, tellSubscribers, recheckPictures }, notification },
)
