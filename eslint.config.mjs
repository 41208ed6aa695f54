import js from '@eslint/js'
import wxmlParser from '@wxml/parser'
import wxml from 'eslint-plugin-wxml'
import globals from './devkit/checks/lint/globals.js'
import { boundaries } from './devkit/checks/lint/boundaries.js'
import { databaseRules, moneyRules, restrict, timeRules } from './devkit/checks/lint/restricted.js'
import tseslint from 'typescript-eslint'

const typescript = ['**/*.ts']

export default tseslint.config(
  {
    ignores: [
      '**/node_modules/',
      'dist/',
      'coverage/',
      '.data/',
      '**/miniprogram_npm/',
      '**/*.d.ts',
      // Small mini programs for the preview's tests, odd on purpose.
      'test/**/fixtures/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },

  // TypeScript, with types
  {
    files: typescript,
    extends: [js.configs.recommended, ...tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-undef': 'off', // the compiler's work
      // A full-width space parts two facts in one line of text.
      'no-irregular-whitespace': ['error', { skipTemplates: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'off',
      'no-else-return': 'error',
      'no-param-reassign': 'error',
      'object-shorthand': 'error',
      'prefer-template': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'max-params': 'off',
      // `this` is not a parameter.
      '@typescript-eslint/max-params': ['error', { max: 3, countVoidThis: false }],
      'max-depth': ['error', 4],
      complexity: ['error', 15],
      // `import type` is what keeps the boundary between client and server; it must be visible as such.
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-meaningless-void-operator': 'off',
      '@typescript-eslint/no-invalid-void-type': 'off',
      // A method of an interface that promises may have nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // `read<T>()` says what a file or an answer holds; there is no other place for it.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
      // Text is counted by code points, values of any kind are shown as text.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-base-to-string': 'off',
      // Documents are plain objects with keys that data gives.
      '@typescript-eslint/no-dynamic-delete': 'off',
      // glass-easel's and TypeScript's flags are const enums that isolated modules cannot name.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      // An index that was just checked, with noUncheckedIndexedAccess, is what `!` is for.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false, properties: false } },
      ],
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'default', format: ['camelCase', 'PascalCase', 'UPPER_CASE'], leadingUnderscore: 'allow' },
        { selector: ['typeLike', 'enumMember'], format: ['PascalCase'] },
        // Names that others chose: CloudBase, WeChat Pay, HTTP headers, database paths.
        {
          selector: ['objectLiteralProperty', 'typeProperty', 'parameter', 'variable'],
          modifiers: ['requiresQuotes'],
          format: null,
        },
        {
          selector: [
            'objectLiteralProperty',
            'objectLiteralMethod',
            'typeProperty',
            'typeMethod',
            'classMethod',
            'variable',
            'import',
          ],
          format: null,
        },
      ],
    },
  },
  ...boundaries(typescript),

  // The mini program
  {
    files: ['miniprogram/**/*.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        {
          object: 'wx',
          property: 'cloud',
          message: 'Only miniprogram/api talks to the cloud: call its typed functions.',
        },
      ],
      'no-console': ['error', { allow: ['warn', 'error'] }],
      // The typings call present what an older WeChat leaves out.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Page and Component give `this` its type themselves.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  { files: ['miniprogram/api/**/*.ts', 'miniprogram/app.ts'], rules: { 'no-restricted-properties': 'off' } },
  {
    files: ['miniprogram/shared/**/*.ts'],
    rules: { 'no-restricted-globals': ['error', 'wx', 'getApp', 'process', 'Buffer', 'window', 'document'] },
  },

  // The cloud functions
  {
    files: ['cloudfunctions/**/*.ts', 'miniprogram/shared/**/*.ts'],
    rules: restrict(timeRules, databaseRules, moneyRules),
  },
  { files: ['cloudfunctions/kit/clock.ts'], rules: restrict(databaseRules, moneyRules) },
  { files: ['cloudfunctions/kit/database.ts'], rules: restrict(timeRules, moneyRules) },
  {
    files: [
      'cloudfunctions/**/repository.ts',
      'cloudfunctions/**/*-repository.ts',
      'cloudfunctions/kit/**',
      'cloudfunctions/directory/**',
    ],
    ignores: ['cloudfunctions/kit/clock.ts', 'cloudfunctions/kit/database.ts'],
    rules: restrict(
      timeRules,
      databaseRules.filter(({ onlyInRepositories }) => !onlyInRepositories),
      moneyRules,
    ),
  },
  {
    files: ['miniprogram/shared/fen.ts', 'miniprogram/shared/dues-standard.ts', 'cloudfunctions/domain/**/dues*.ts'],
    rules: restrict(timeRules, databaseRules),
  },

  // The preview's runtime: rejects with plain objects as WeChat does, keeps glass-easel's and the browser's loose types
  {
    files: ['devkit/preview/**/*.ts'],
    rules: {
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/no-deprecated': 'off',
    },
  },

  // Tests
  {
    files: ['test/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 400, skipBlankLines: true }],
      'max-lines-per-function': 'off',
      // Rejecting as WeChat does means rejecting with plain objects.
      '@typescript-eslint/only-throw-error': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      // jest's matchers and partly filled doubles are loosely typed.
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'CallExpression[callee.property.name=/^(only|skip|failing)$/][callee.object.name=/^(test|it|describe)$/]',
          message: 'This leaves tests out; one that needs a browser asks describeWithBrowser.',
        },
        {
          selector: 'CallExpression[callee.property.name=/^toMatch(Inline)?Snapshot$/]',
          message: 'Say what is expected; a snapshot says only that nothing changed.',
        },
      ],
    },
  },

  // Plain JavaScript: configuration and what must run without a compiler
  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [js.configs.recommended],
    languageOptions: { globals: globals.node },
    rules: { 'max-params': ['error', 3] },
  },

  // Templates. Rules one by one: the plugin's presets know nothing of glass-easel.
  {
    files: ['miniprogram/**/*.wxml'],
    plugins: { wxml },
    languageOptions: { parser: wxmlParser },
    rules: {
      'wxml/report-wxml-syntax-error': 'error',
      'wxml/report-interpolation-error': 'error',
      'wxml/no-duplicate-attributes': 'error',
      'wxml/no-inconsistent-tagname': 'error',
      'wxml/wx-key': 'error',
      'wxml/event-binding-style': ['error', 'colon'],
      'wxml/no-wx-if-string': 'error',
      'wxml/no-wx-for-with-wx-else': 'error',
      'wxml/no-vue-directive': 'error',
      'wxml/wxs-module-prop': 'error',
      'wxml/max-lines': ['error', { max: 300 }],
    },
  },
)
