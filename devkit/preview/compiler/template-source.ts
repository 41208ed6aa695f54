/**
 * glass-easel's compiler refuses two things WeChat's takes: object literals whose keys are numbers or quoted
 * (`{{ {1: 'a', 'b-c': d}[x] }}`), and the old `wx:for-items`. Both are rewritten before it sees them; lines stay where they are.
 */
export function prepareTemplate(source: string): string {
  const modern = source.replace(/\bwx:for-items(?=\s*=)/g, 'wx:for')
  let result = ''
  let at = 0
  for (let start = modern.indexOf('{{'); start >= 0; start = modern.indexOf('{{', at)) {
    const end = endOfExpression(modern, start + 2)
    result += modern.slice(at, start + 2) + rewriteLiterals(modern.slice(start + 2, end))
    at = end
  }
  result += modern.slice(at)
  return result === modern ? modern : result + HELPER
}

/** Index of the `}}` that ends an expression, or of the text's end. */
function endOfExpression(text: string, start: number): number {
  for (let at = start; at < text.length; at += 1) {
    const char = text[at] as string
    if (char === '"' || char === "'") at = endOfText(text, at) - 1
    else if (char === '{') at = closing(text, at)
    else if (text.startsWith('}}', at)) return at
  }
  return text.length
}

const MODULE = '__literal'

/** Builds the object from key, value, key, value …; the key '...' spreads its value. */
const HELPER = `<wxs module="${MODULE}">
exports.of = function () {
  var o = {}, a = arguments, i, k;
  for (i = 0; i < a.length; i += 2) {
    if (a[i] !== '...') o[a[i]] = a[i + 1];
    else for (k in a[i + 1]) o[k] = a[i + 1][k];
  }
  return o;
};
</wxs>`

const KEY = /^\s*(?:(\d+|'[^']*'|"[^"]*")|([A-Za-z_$][\w$]*))\s*:([\s\S]*)$/

/** Replaces every object literal that has a number or a quoted text as a key. */
function rewriteLiterals(expression: string): string {
  if (!/[{,]\s*(\d+|'[^']*'|"[^"]*")\s*:/.test(expression)) return expression
  let result = ''
  for (let at = 0; at < expression.length;) {
    const char = expression[at] as string
    if (char === '{') {
      const end = closing(expression, at)
      result += rewriteObject(expression.slice(at + 1, end))
      at = end + 1
    } else {
      const end = char === '"' || char === "'" ? endOfText(expression, at) : at + 1
      result += expression.slice(at, end)
      at = end
    }
  }
  return result
}

function rewriteObject(body: string): string {
  const entries = splitEntries(body)
  if (!entries.some((entry) => KEY.exec(entry)?.[1])) return `{${rewriteLiterals(body)}}`
  const args = entries.map((entry) => {
    const match = KEY.exec(entry)
    if (match) return `${match[1] ?? `'${match[2]}'`},${rewriteLiterals(match[3] ?? '')}`
    const trimmed = entry.trim()
    return trimmed.startsWith('...') ? `'...',${rewriteLiterals(trimmed.slice(3))}` : `'${trimmed}',${trimmed}`
  })
  return `${MODULE}.of(${args.join(',')})`
}

/** Index of the bracket that closes the one at `start`. */
function closing(text: string, start: number): number {
  let depth = 0
  for (let at = start; at < text.length; at += 1) {
    const char = text[at] as string
    if (char === '"' || char === "'") at = endOfText(text, at) - 1
    else if ('{[('.includes(char)) depth += 1
    else if ('}])'.includes(char)) {
      depth -= 1
      if (depth === 0) return at
    }
  }
  return text.length
}

function endOfText(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text[at] === text[start]) return at + 1
  }
  return text.length
}

function splitEntries(body: string): string[] {
  const entries: string[] = []
  let from = 0
  for (let at = 0; at < body.length; at += 1) {
    const char = body[at] as string
    if (char === '"' || char === "'") at = endOfText(body, at) - 1
    else if ('{[('.includes(char)) at = closing(body, at)
    else if (char === ',') {
      entries.push(body.slice(from, at))
      from = at + 1
    }
  }
  entries.push(body.slice(from))
  return entries.filter((entry) => entry.trim() !== '')
}
