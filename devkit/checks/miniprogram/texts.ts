import ts from 'typescript'
import { ROOT, type Check, type Problem } from './sources'
import { descendants, lineOfNode, parseScript } from './script'
import { parseTemplate, walk, type Node } from './template'

const CHINESE = /[\u4e00-\u9fff]/
/** Abbreviations that people here know by these letters. */
const KNOWN_LATIN = /\b(xlsx|docx|pdf|kB|MB|GB|px|OK|ID|App|Wi-Fi)\b/gi
const SPOKEN_ATTRIBUTES =
  /^(aria-label|alt|placeholder|title|label|text|sub|hint|description|.*-(text|title|label|tips?))$/

interface Rule {
  pattern: RegExp
  message: string
}

/** For every text that people read. Source: the copy rules of the visual language. */
const rules: Rule[] = [
  {
    pattern:
      /[\u4e00-\u9fff][,;:!?]|[,;:!?][\u4e00-\u9fff]|[\u4e00-\u9fff]\.(?![\w./])|\([\u4e00-\u9fff]|[\u4e00-\u9fff]\)/,
    message: 'ASCII punctuation beside Chinese: use ，。；：？（）',
  },
  { pattern: /！/, message: 'no exclamation marks' },
  { pattern: /您/, message: 'the reader is addressed as 你' },
]

/** Texts on screen are Chinese, with Chinese punctuation. */
export const checkTexts: Check = (sources) =>
  [...sources].flatMap(([file, text]) => {
    if (file.endsWith('.wxml')) return checkTemplate(file, text)
    return file.endsWith('.ts') && !file.endsWith('.d.ts') ? checkScript(file, text) : []
  })

function checkTemplate(file: string, text: string): Problem[] {
  return spokenTexts(parseTemplate(text)).flatMap(({ line, value }) =>
    [...judge(value), ...judgeLanguage(value)].map((message) => ({
      file,
      line,
      message: `${message}: ${value.trim()}`,
    })),
  )
}

/** What a reader sees or hears of a template, with each value that is put in as a gap. */
function spokenTexts(root: Node): Array<{ line: number; value: string }> {
  const texts: Array<{ line: number; value: string }> = []
  for (const node of walk(root)) {
    if (node.type === 'WXText' && node.value) texts.push({ line: node.loc.start.line, value: node.value })
    for (const { key, value, loc } of node.startTag?.attributes ?? []) {
      if (value && SPOKEN_ATTRIBUTES.test(key))
        texts.push({ line: loc.start.line, value: value.replace(/\{\{[^]*?\}\}/g, '') })
    }
    // Words inside an expression: {{isOpen ? '收起' : '展开'}}
    if (node.type === 'WXInterpolation') {
      for (const [, word] of (node.value ?? '').matchAll(/'([^']*)'/g)) {
        if (word && CHINESE.test(word)) texts.push({ line: node.loc.start.line, value: word })
      }
    }
  }
  return texts
}

function judge(text: string): string[] {
  return rules.filter(({ pattern }) => pattern.test(text)).map(({ message }) => message)
}

function judgeLanguage(text: string): string[] {
  const rest = text.replace(KNOWN_LATIN, '')
  return !CHINESE.test(rest) && /[A-Za-z]{2,}/.test(rest) ? ['texts on screen are Chinese'] : []
}

/** In scripts every string with Chinese in it is taken as meant for people. */
function checkScript(file: string, text: string): Problem[] {
  if (!CHINESE.test(text)) return []
  const problems: Problem[] = []
  for (const node of descendants(parseScript(file, text))) {
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)
    if (!isText || !CHINESE.test(node.text)) continue
    problems.push(
      ...judge(node.text).map((message) => ({ file, line: lineOfNode(node), message: `${message}: ${node.text}` })),
    )
  }
  return problems
}

/** Folders whose strings reach people. */
export const spokenFolders = [ROOT, 'cloudfunctions']
