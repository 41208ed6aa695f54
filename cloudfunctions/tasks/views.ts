import { fileUrls } from '../kit/files'
import type { Reflection, ReflectionPicture } from './repository'

type Reader = 'author' | 'answerer'

/**
 * A reflection with addresses for its pictures. What WeChat has not passed is seen by the author alone; of a picture that
 * it refused nobody else learns.
 */
export async function toReflection(reflection: Reflection, reader: Reader) {
  const { _id: reflectionId, version, state, text, submittedAt, answers } = reflection
  const shown = reflection.pictures.filter(({ check }) => reader === 'author' || check !== 'refused')
  const hasAddress = ({ check }: ReflectionPicture) => check === 'passed' || reader === 'author'
  const urls = await fileUrls(shown.map((picture) => (hasAddress(picture) ? picture.fileId : '')))
  const pictures = shown.map((picture, index) => ({
    // A phone can ask storage for the address of an id.
    fileId: hasAddress(picture) ? picture.fileId : '',
    url: urls[index] ?? null,
    check: picture.check,
  }))
  return { reflectionId, version, state, text, submittedAt, answers: [...answers], pictures }
}

/** The beginning of a long text, on one line. */
export function excerptOf(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')]
  return characters.length > 80 ? `${characters.slice(0, 80).join('')}…` : characters.join('')
}
