import { join, resolve } from 'node:path'

/** The project's folder, and the places inside it that more than one build step names. */
export const projectRoot = resolve(__dirname, '../..')
export const functionsSource = join(projectRoot, 'cloudfunctions')
export const functionsOutput = join(projectRoot, 'dist/cloudfunctions')
export const miniprogramRoot = join(projectRoot, 'miniprogram')
