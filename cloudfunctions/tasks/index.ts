import { directory } from '../directory'
import { createFunction } from '../kit/create-function'
import { answerReflection } from './actions/answer-reflection'
import { close, reopen } from './actions/close'
import { confirmRead } from './actions/confirm-read'
import { edit } from './actions/edit'
import { list } from './actions/list'
import { listMine } from './actions/list-mine'
import { listReflections } from './actions/list-reflections'
import { openMine } from './actions/open-mine'
import { openProgress } from './actions/open-progress'
import { openReflection } from './actions/open-reflection'
import { openTaskProgress } from './actions/open-task-progress'
import { remind } from './actions/remind'
import { save } from './actions/save'
import { setLearningDay } from './actions/set-learning-day'
import { setReminders } from './actions/set-reminders'
import { submitReflection } from './actions/submit-reflection'
import { notification, recheckPictures } from './pictures'
import { remindOfTasks } from './reminders'

export const main = createFunction(
  { name: 'tasks', directory },
  {
    listMine,
    openMine,
    confirmRead,
    submitReflection,
    setReminders,
    list,
    edit,
    save,
    close,
    reopen,
    remind,
    setLearningDay,
    openProgress,
    openTaskProgress,
    listReflections,
    openReflection,
    answerReflection,
  },
  { timers: { remindOfTasks, recheckPictures }, notification },
)
