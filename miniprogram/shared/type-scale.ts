/** WeChat's font size setting (17 is standard, up to 26) as one of the three scales of the design. */
export function typeClassOf(fontSizeSetting: number): '' | 'type-large' | 'type-huge' {
  if (fontSizeSetting >= 21) return 'type-huge'
  return fontSizeSetting > 18 ? 'type-large' : ''
}
