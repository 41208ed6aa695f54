/** Patterns that the house forbids and no ready rule knows, as selectors for eslint's no-restricted-syntax. */

/** Functions take time from kit's clock: it can be moved, and tests hold it still. */
const timeRules = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from kit/clock, or as an argument `now`.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from kit/clock, or as an argument `now`.',
  },
]

const databaseRules = [
  {
    selector: "CallExpression[callee.property.name='collection']",
    message: 'Only kit/database talks to the database.',
    onlyInRepositories: false,
  },
  {
    selector: "NewExpression[callee.name='Collection']",
    message: 'Only a repository names a collection.',
    onlyInRepositories: true,
  },
  {
    selector: "CallExpression[callee.property.name='skip']",
    message: 'skip() reads everything it skips: page by cursor.',
    onlyInRepositories: false,
  },
  {
    // With wx-server-sdk such a call runs outside the transaction and survives its rollback.
    selector:
      "CallExpression[callee.name='transaction'] CallExpression[callee.property.name=/^(where|aggregate|count|updateIf)$/]",
    message: 'Inside a transaction only single documents by id, through `tx`.',
    onlyInRepositories: false,
  },
  {
    selector:
      "CallExpression[callee.name='transaction'] CallExpression[callee.property.name=/^(create|update|remove)$/][callee.object.name!='tx']",
    message: 'Inside a transaction writes go through `tx`; this one would survive a rollback.',
    onlyInRepositories: false,
  },
]

/** Money is whole fen everywhere; only shared/fen and the dues rules turn it into something else. */
const moneyRules = [
  {
    selector:
      ':matches(VariableDeclarator > Identifier.id, Property > Identifier.key, TSPropertySignature > Identifier.key)[name=/^(amount|money|price|fee|yuan)$/]',
    message: 'Name the unit: amountFen.',
  },
  {
    selector: "BinaryExpression[operator='/']:matches([left.name=/Fen$/], [left.property.name=/Fen$/])",
    message: 'Fen are whole: divide in shared/fen or in the dues rules, where the rounding is.',
  },
  {
    selector: "CallExpression[callee.name='parseFloat']",
    message: 'Money is whole fen: parse it with shared/fen.',
  },
]

/** @param {...Array<{ selector: string, message: string }>} lists */
const restrict = (...lists) => ({
  'no-restricted-syntax': ['error', ...lists.flat().map(({ selector, message }) => ({ selector, message }))],
})

module.exports = { timeRules, databaseRules, moneyRules, restrict }
