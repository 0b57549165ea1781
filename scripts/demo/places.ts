import { type RegionCode, TENANT_REGION } from '@/lib/dictionaries/regions'
import type { TownshipCode } from '@/lib/dictionaries/townships'
import type { Random } from './random'

/** Where partners come from: the province, or the city within Hebei. */
export type Place = { name: string; region: RegionCode; universities: number; institutes: number }

export const CITY = TENANT_REGION

export const places: Place[] = [
  { name: '北京', region: '110000', universities: 13, institutes: 12 },
  { name: '天津', region: '120000', universities: 9, institutes: 5 },
  { name: '雄安', region: '133100', universities: 1, institutes: 4 },
  { name: '石家庄', region: '130100', universities: 7, institutes: 4 },
  { name: '保定', region: '130600', universities: 4, institutes: 1 },
  { name: '唐山', region: '130200', universities: 2, institutes: 1 },
  { name: '邯郸', region: '130400', universities: 2, institutes: 0 },
  { name: '广州', region: '440000', universities: 4, institutes: 2 },
  { name: '重庆', region: '500000', universities: 3, institutes: 1 },
  { name: '济南', region: '370000', universities: 3, institutes: 2 },
  { name: '青岛', region: '370000', universities: 2, institutes: 1 },
  { name: '上海', region: '310000', universities: 3, institutes: 2 },
  { name: '南京', region: '320000', universities: 4, institutes: 1 },
  { name: '杭州', region: '330000', universities: 2, institutes: 1 },
  { name: '武汉', region: '420000', universities: 3, institutes: 1 },
  { name: '西安', region: '610000', universities: 3, institutes: 1 },
  { name: '沈阳', region: '210000', universities: 2, institutes: 1 },
  { name: '哈尔滨', region: '230000', universities: 1, institutes: 1 },
  { name: '成都', region: '510000', universities: 1, institutes: 1 },
]

export const universityWords = [
  '理工大学',
  '工业大学',
  '农业大学',
  '科技大学',
  '师范大学',
  '医科大学',
  '交通大学',
  '化工大学',
  '机电学院',
  '材料学院',
  '中医药大学',
  '信息工程学院',
  '工程技术大学',
]
export const instituteWords = [
  '过程工程研究所',
  '自动化研究所',
  '农业科学研究院',
  '新材料研究院',
  '机械科学研究院',
  '化工研究院',
  '环境科学研究院',
  '生物技术研究所',
  '能源研究院',
  '医学研究院',
  '电子技术研究所',
  '检测技术研究院',
]

const parks: TownshipCode[] = ['130682901', '130682902', '130682001', '130682002', '130682003', '130682104']

/** Two of three firms sit in the parks and the urban sub-districts. */
export function pickTownship(random: Random, all: readonly TownshipCode[]): TownshipCode {
  return random.chance(0.65) ? random.pick(parks) : random.pick(all)
}
