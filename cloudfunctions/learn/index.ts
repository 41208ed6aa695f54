import { directory } from '../directory'
import { createFunction } from '../kit/create-function'
import { archiveCourse } from './actions/archive-course'
import { editCourse } from './actions/edit-course'
import { editSession } from './actions/edit-session'
import { exportHours } from './actions/export-hours'
import { listCourses } from './actions/list-courses'
import { listSessions } from './actions/list-sessions'
import { open } from './actions/open'
import { openCertificate } from './actions/open-certificate'
import { openCourse } from './actions/open-course'
import { openHours } from './actions/open-hours'
import { openLesson } from './actions/open-lesson'
import { openQuiz } from './actions/open-quiz'
import { openYear } from './actions/open-year'
import { publishCourse } from './actions/publish-course'
import { recordProgress } from './actions/record-progress'
import { removeSession } from './actions/remove-session'
import { saveCourse } from './actions/save-course'
import { saveSession } from './actions/save-session'
import { startPaper } from './actions/start-paper'
import { submitPaper } from './actions/submit-paper'

const learning = { open, openCourse, openLesson, recordProgress, openCertificate }
const quiz = { openQuiz, startPaper, submitPaper }
const hours = { openYear, openHours, exportHours, listSessions, editSession, saveSession, removeSession }
const editing = { listCourses, editCourse, saveCourse, publishCourse, archiveCourse }

export const main = createFunction({ name: 'learn', directory }, { ...learning, ...quiz, ...hours, ...editing })
