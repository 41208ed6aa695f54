import { directory } from '../directory'
import { createFunction } from '../kit/create-function'
import { editCourse } from './actions/edit-course'
import { listCompletions } from './actions/list-completions'
import { listCourses } from './actions/list-courses'
import { open } from './actions/open'
import { openCourse } from './actions/open-course'
import { openLesson } from './actions/open-lesson'
import { publishCourse } from './actions/publish-course'
import { recordProgress } from './actions/record-progress'
import { saveCourse } from './actions/save-course'

export const main = createFunction(
  { name: 'learn', directory },
  { open, openCourse, openLesson, recordProgress, listCourses, editCourse, saveCourse, publishCourse, listCompletions },
)
