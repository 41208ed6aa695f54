/** The configuration files of a mini program, as far as the preview reads them. */

export interface WindowConfig {
  navigationBarTitleText?: string
  navigationBarTextStyle?: 'black' | 'white'
  navigationBarBackgroundColor?: string
  navigationStyle?: 'default' | 'custom'
  homeButton?: boolean
  backgroundColor?: string
  backgroundTextStyle?: 'dark' | 'light'
  enablePullDownRefresh?: boolean
  /** Pixels. */
  onReachBottomDistance?: number
  disableScroll?: boolean
}

export interface PageConfig extends WindowConfig {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  componentPlaceholder?: Record<string, string>
  styleIsolation?: string
  addGlobalClass?: boolean
  pureDataPattern?: string
}

export interface TabBarItem {
  pagePath: string
  text: string
  iconPath?: string
  selectedIconPath?: string
}

export interface TabBarConfig {
  custom?: boolean
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: 'black' | 'white'
  position?: 'bottom' | 'top'
  list: TabBarItem[]
}

export interface SubPackage {
  root: string
  name?: string
  pages: string[]
  independent?: boolean
}

export interface AppConfig {
  pages: string[]
  entryPagePath?: string
  subPackages?: SubPackage[]
  subpackages?: SubPackage[]
  window?: WindowConfig
  tabBar?: TabBarConfig
  usingComponents?: Record<string, string>
  style?: string
  lazyCodeLoading?: string
  componentFramework?: string
  resolveAlias?: Record<string, string>
  darkmode?: boolean
  themeLocation?: string
  permission?: Record<string, unknown>
  [key: string]: unknown
}
