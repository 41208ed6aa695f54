import { join } from 'node:path'
import { projectRoot } from '../../../devkit/build/paths'

/** What is built for tests alone, before they run. */
export const testOutput = join(projectRoot, 'dist/test')

/** The cloud functions as `npm run build` makes them, beside an SDK that starts quickly (see sdk.ts). */
export const functionsUnderTest = join(testOutput, 'cloudfunctions')
