/** China's provinces, cities and districts with their six-digit codes, as a tree. */
import { areaList } from '@vant/area-data'

export interface Region {
  name: string
  code: string
  children: Region[]
}

const within = (list: Record<string, string>, prefix: string, children: (code: string) => Region[]): Region[] =>
  Object.entries(list)
    .filter(([code]) => code.startsWith(prefix))
    .map(([code, name]) => ({ name, code, children: children(code) }))

let tree: Region[] | undefined

/** Built on first use: most programs never open a region picker. */
export const regions = (): Region[] => {
  const districts = (city: string): Region[] => within(areaList.county_list, city.slice(0, 4), () => [])
  const cities = (province: string): Region[] => within(areaList.city_list, province.slice(0, 2), districts)
  return (tree ??= within(areaList.province_list, '', cities))
}
