/**
 * Each layer of test/ is a project, so that it gets the environment it needs and can be run alone:
 * `npx jest --selectProjects cloud` or simply `npx jest test/cloud`. See docs/ARCHITECTURE.md, "Tests".
 */
const swc = (target) => [
  '@swc/jest',
  { jsc: { parser: { syntax: 'typescript' }, target }, module: { type: 'commonjs' }, sourceMaps: 'inline' },
]

const common = {
  rootDir: __dirname,
  setupFilesAfterEnv: ['<rootDir>/test/support/quiet-console.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/devkit/wechat/node_modules/'],
  watchPathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/miniprogram/miniprogram_npm/'],
}

/** @param {string} name @param {string[]} folders */
const layer = (name, folders = [name]) => ({
  ...common,
  displayName: name,
  testEnvironment: 'node',
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.test.ts`),
  transform: { '^.+\\.m?[jt]s$': swc('es2022') },
  transformIgnorePatterns: ['/node_modules/', '<rootDir>/dist/test/'],
})

/** Layers that run what `npm run build` makes. */
const built = (project) => ({ ...project, globalSetup: '<rootDir>/test/support/build-once.ts' })

/** Layers that stand on the development kit: what is large is loaded as test/support/built/ prepares it. */
const onDevkit = (project) => ({
  ...built(project),
  moduleNameMapper: {
    '^(?:\\.\\./)+devkit/(cloud|preview|seed)$': '<rootDir>/dist/test/devkit/$1.js',
    '^wx-server-sdk$': '<rootDir>/dist/test/node_modules/wx-server-sdk/index.js',
  },
})

const withBrowser = (project) => ({
  ...project,
  globalSetup: '<rootDir>/test/support/browser-once.ts',
  globalTeardown: '<rootDir>/test/support/browser-done.ts',
  testEnvironment: '<rootDir>/test/support/built/browser-environment.ts',
  moduleNameMapper: {
    ...project.moduleNameMapper,
    '^playwright-core$': '<rootDir>/test/support/built/playwright.cjs',
  },
})

module.exports = {
  maxWorkers: 2,
  // A function's or a page's first start on a busy machine; no test waits on a clock.
  testTimeout: 20_000,
  reporters: ['default', '<rootDir>/test/support/count-reporter.js'],
  projects: [
    layer('domain'),
    layer('kit', ['kit', 'contract']),
    layer('checks', ['checks', 'build', 'bench']),
    layer('cloud'),
    onDevkit(layer('functions')),
    withBrowser(onDevkit(layer('preview'))),
    built({
      ...layer('components'),
      testEnvironment: 'jsdom',
      transform: { '^.+\\.[jt]s$': swc('es2017') },
      moduleDirectories: ['node_modules', '<rootDir>/miniprogram/miniprogram_npm'],
    }),
    withBrowser(onDevkit(layer('journeys'))),
  ],
}
