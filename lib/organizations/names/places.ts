/** Places as names of organizations begin with them: provinces, cities, and the counties of Hebei, without 省, 市, 县. */

const byProvince: Readonly<Record<string, string>> = {
  '11 北京': '',
  '12 天津': '',
  '13 河北':
    '石家庄 唐山 秦皇岛 邯郸 邢台 保定 张家口 承德 沧州 廊坊 衡水 定州 辛集 雄安 晋州 新乐 遵化 迁安 滦州 武安 南宫 沙河 涿州 安国 高碑店 平泉 泊头 任丘 黄骅 河间 霸州 三河 深州 正定 望都 曲阳 唐县 无极 深泽 安平 博野 蠡县 顺平 阜平 容城 安新 雄县 高阳 清苑 满城 徐水 定兴 易县 涞水 涞源',
  '14 山西': '太原 大同 阳泉 长治 晋城 朔州 晋中 运城 忻州 临汾 吕梁',
  '15 内蒙古': '呼和浩特 包头 乌海 赤峰 通辽 鄂尔多斯 呼伦贝尔 巴彦淖尔 乌兰察布',
  '21 辽宁': '沈阳 大连 鞍山 抚顺 本溪 丹东 锦州 营口 阜新 辽阳 盘锦 铁岭 朝阳 葫芦岛',
  '22 吉林': '长春 四平 辽源 通化 白山 松原 白城 延边',
  '23 黑龙江': '哈尔滨 齐齐哈尔 鸡西 鹤岗 双鸭山 大庆 伊春 佳木斯 七台河 牡丹江 黑河 绥化',
  '31 上海': '',
  '32 江苏': '南京 无锡 徐州 常州 苏州 南通 连云港 淮安 盐城 扬州 镇江 泰州 宿迁 昆山 江阴',
  '33 浙江': '杭州 宁波 温州 嘉兴 湖州 绍兴 金华 衢州 舟山 台州 丽水 义乌',
  '34 安徽': '合肥 芜湖 蚌埠 淮南 马鞍山 淮北 铜陵 安庆 黄山 滁州 阜阳 宿州 六安 亳州 池州 宣城',
  '35 福建': '福州 厦门 莆田 三明 泉州 漳州 南平 龙岩 宁德',
  '36 江西': '南昌 景德镇 萍乡 九江 新余 鹰潭 赣州 吉安 宜春 抚州 上饶',
  '37 山东': '济南 青岛 淄博 枣庄 东营 烟台 潍坊 济宁 泰安 威海 日照 临沂 德州 聊城 滨州 菏泽',
  '41 河南':
    '郑州 开封 洛阳 平顶山 安阳 鹤壁 新乡 焦作 濮阳 许昌 漯河 三门峡 南阳 商丘 信阳 周口 驻马店 济源',
  '42 湖北': '武汉 黄石 十堰 宜昌 襄阳 鄂州 荆门 孝感 荆州 黄冈 咸宁 随州 恩施',
  '43 湖南': '长沙 株洲 湘潭 衡阳 邵阳 岳阳 常德 张家界 益阳 郴州 永州 怀化 娄底 湘西',
  '44 广东':
    '广州 韶关 深圳 珠海 汕头 佛山 江门 湛江 茂名 肇庆 惠州 梅州 汕尾 河源 阳江 清远 东莞 中山 潮州 揭阳 云浮',
  '45 广西': '南宁 柳州 桂林 梧州 北海 防城港 钦州 贵港 玉林 百色 贺州 河池 来宾 崇左',
  '46 海南': '海口 三亚 三沙 儋州',
  '50 重庆': '',
  '51 四川':
    '成都 自贡 攀枝花 泸州 德阳 绵阳 广元 遂宁 内江 乐山 南充 眉山 宜宾 广安 达州 雅安 巴中 资阳 阿坝 甘孜 凉山',
  '52 贵州': '贵阳 六盘水 遵义 安顺 毕节 铜仁',
  '53 云南': '昆明 曲靖 玉溪 保山 昭通 丽江 普洱 临沧 大理',
  '54 西藏': '拉萨 日喀则 昌都 林芝 山南 那曲',
  '61 陕西': '西安 铜川 宝鸡 咸阳 渭南 延安 汉中 榆林 安康 商洛 杨凌',
  '62 甘肃': '兰州 嘉峪关 金昌 白银 天水 武威 张掖 平凉 酒泉 庆阳 定西 陇南',
  '63 青海': '西宁 海东',
  '64 宁夏': '银川 石嘴山 吴忠 固原 中卫',
  '65 新疆': '乌鲁木齐 克拉玛依 吐鲁番 哈密 石河子',
  '71 台湾': '台北 高雄 台中 台南 新竹',
  '81 香港': '',
  '82 澳门': '',
}

export type Place = {
  /** 河北, 定州, 中国. */
  name: string
  /** The first two digits of its code; empty for 中国. */
  province: string
  isProvince: boolean
}

const places = new Map<string, Place>()
for (const [key, cities] of Object.entries(byProvince)) {
  const [province = '', name = ''] = key.split(' ')
  places.set(name, { name, province, isProvince: true })
  for (const city of cities.split(' '))
    if (city) places.set(city, { name: city, province, isProvince: false })
}
places.set('中国', { name: '中国', province: '', isProvince: true })

const LONGEST = 5
/** What may follow the name of a place and belongs to it. */
const suffixes = [
  '特别行政区',
  '维吾尔自治区',
  '壮族自治区',
  '回族自治区',
  '自治区',
  '自治州',
  '新区',
  '省',
  '市',
  '县',
  '州',
]

/** The place that a text has at this position, and how many characters it takes; the longest one counts. */
export function placeAt(text: string, at: number): { place: Place; length: number } | null {
  for (let size = Math.min(LONGEST, text.length - at); size >= 2; size -= 1) {
    const place = places.get(text.slice(at, at + size))
    if (!place) continue
    const suffix = suffixes.find((one) => text.startsWith(one, at + size))
    // 南京市政 is 南京 and 市政, 杭州市场 is no city hall
    const takes =
      suffix && !(suffix === '市' && /^市[政场民]/.test(text.slice(at + size))) ? suffix.length : 0
    return { place, length: size + takes }
  }
  return null
}

/** How two lists of places stand to each other; the narrowest place of each decides. */
export type PlaceRelation = 'equal' | 'missing' | 'within' | 'different'

export function relatePlaces(one: readonly Place[], other: readonly Place[]): PlaceRelation {
  if (one.length === 0 && other.length === 0) return 'equal'
  if (one.length === 0 || other.length === 0) return 'missing'
  const [a, b] = [narrowest(one), narrowest(other)]
  if (a.name === b.name) return 'equal'
  const contains = (wide: Place, narrow: Place) =>
    wide.isProvince && wide.province !== '' && !narrow.isProvince && wide.province === narrow.province
  return contains(a, b) || contains(b, a) ? 'within' : 'different'
}

const narrowest = (list: readonly Place[]) =>
  list.findLast(({ isProvince }) => !isProvince) ?? (list[0] as Place)

/** Whether a place lies where a code of GB/T 2260 says; unknown codes contradict nobody. */
export function liesIn(place: Place, regionCode: string): boolean {
  return place.province === '' || regionCode.startsWith('00') || regionCode.startsWith(place.province)
}
