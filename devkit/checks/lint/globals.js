const named = (...names) => Object.fromEntries(names.map((name) => [name, 'readonly']))

/** Global names by environment, as eslint wants them. */
module.exports = {
  node: named(
    'process',
    'console',
    'Buffer',
    'URL',
    'require',
    'module',
    'exports',
    '__dirname',
    'setTimeout',
    'clearTimeout',
  ),
}
