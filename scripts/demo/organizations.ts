import { addDays, addMonths, type Day } from '@/lib/dates'
import type { RegionCode } from '@/lib/dictionaries/regions'
import { type TownshipCode, townships } from '@/lib/dictionaries/townships'
import type { AliasKind, OrganizationKind, SizeClass } from '@/lib/generated/prisma/enums'
import { makeCreditCode } from '@/lib/organizations/credit-code'
import { normalizeName } from '@/lib/organizations/name'
import { nthOfDay, officeHours, randomDay, workday } from './days'
import type { History, Row, Value } from './history'
import type { People } from './people'
import { CITY, instituteWords, pickTownship, places, universityWords } from './places'
import { Random } from './random'
import { type Branch, branches, firmWords, surnames } from './words'

export type Organization = {
  id: string
  row: Row
  name: string
  kind: OrganizationKind
  region: RegionCode
  isLocal: boolean
  /** Of enterprises. */
  branch: Branch | null
}

export type Register = {
  /** 河北旭阳能源有限公司 and the others that the article names, by a short key. */
  named: Record<NamedKey, Organization>
  /** Local enterprises, the named ones included. */
  enterprises: Organization[]
  /** Firms elsewhere: buyers and sellers of technology. */
  otherFirms: Organization[]
  universities: Organization[]
  institutes: Organization[]
  /** Universities and institutes. */
  knowledge: Organization[]
  bureau: Organization
}

type NamedKey =
  | 'risun'
  | 'risunBeijing'
  | 'dingyang'
  | 'jinniu'
  | 'baota'
  | 'fulangshi'
  | 'shuangtian'
  | 'academy'
  | 'tianjin'
  | 'wuhan'
  | 'yanshan'
  | 'tsinghua'
  | 'peking'
  | 'anshan'
  | 'qingdao'

type Draft = {
  name: string
  kind: OrganizationKind
  region: RegionCode
  branch?: Branch
  aliases?: [string, AliasKind][]
  parent?: Organization
  group?: Organization
  size?: SizeClass
  isAboveScale?: boolean
  note?: string
}

const REAL_NAME_NOTE = '名称见于公开报道;统一社会信用代码等其余信息为示例数据'

/** The register as it was filled in the weeks before the first conference. */
export function registerOrganizations(history: History, people: People): Register {
  const random = new Random('organizations')
  const entry = new Entry(history, people, random)

  const academy = entry.add({
    name: '中国科学院',
    kind: 'INSTITUTE',
    region: '110000',
    aliases: [['中科院', 'ABBREVIATION']],
    note: REAL_NAME_NOTE,
  })
  const real = (name: string, region: RegionCode, short: string) =>
    entry.add({ name, kind: 'UNIVERSITY', region, aliases: [[short, 'ABBREVIATION']], note: REAL_NAME_NOTE })
  const tsinghua = real('清华大学', '110000', '清华')
  const peking = real('北京大学', '110000', '北大')
  const tianjin = real('天津大学', '120000', '天大')
  const wuhan = real('武汉大学', '420000', '武大')
  const yanshan = real('燕山大学', '130300', '燕大')
  const anshan = entry.add({
    name: '鞍山示例热能研究院有限公司',
    kind: 'INSTITUTE',
    region: '210000',
    aliases: [['鞍山热能院', 'COLLOQUIAL']],
    note: '报道中的俗称“鞍山热能院”尚未核实对应的法人,暂以示例单位登记',
  })
  const qingdao = entry.add({
    name: '中国科学院青岛示例生物能源研究所',
    kind: 'INSTITUTE',
    region: '370000',
    parent: academy,
    aliases: [['青岛中科院生物研究所', 'COLLOQUIAL']],
    note: '报道中的俗称“青岛中科院生物研究所”尚未核实对应的法人,暂以示例单位登记',
  })

  const group = entry.add({
    name: '旭阳集团(示例条目)',
    kind: 'ENTERPRISE',
    region: '110000',
    aliases: [['旭阳', 'ABBREVIATION']],
    size: 'LARGE',
  })
  const enterprise = (name: string, branch: Branch, short: string, draft: Partial<Draft> = {}) =>
    entry.add({
      name,
      kind: 'ENTERPRISE',
      region: CITY,
      branch,
      aliases: [[short, 'ABBREVIATION']],
      isAboveScale: true,
      size: 'MEDIUM',
      note: REAL_NAME_NOTE,
      ...draft,
    })
  const risun = enterprise('河北旭阳能源有限公司', branchOf('化工科技'), '旭阳能源', { size: 'LARGE', group })
  const risunBeijing = enterprise('北京旭阳科技有限公司', branchOf('化工科技'), '旭阳科技', {
    region: '110000',
    group,
  })
  const dingyang = enterprise('中科定洋农业集团有限公司', branchOf('农业科技'), '中科定洋')
  const jinniu = enterprise('河北金牛原大药业有限公司', branchOf('药业'), '金牛原大')
  const baota = enterprise('河北宝塔医疗器械有限公司', branchOf('医疗器械'), '宝塔医疗')
  const shuangtian = enterprise('河北双天机械制造有限公司', branchOf('机械制造'), '双天机械')
  const fulangshi = enterprise('复朗施科技有限公司(示例全称)', branchOf('化工科技'), '复朗施', {
    note: '报道只用简称“复朗施科技”,登记全称待核实,以示例全称登记',
  })

  const invented = branches.flatMap((branch) =>
    inventedFirms(branch, random).map((name) => enterpriseOf(entry, random, name, branch)),
  )
  const otherFirms = Array.from({ length: 12 }, (_, index) => {
    const place = places[(index * 2) % places.length]
    if (!place) throw new Error('no place')
    const branch = random.pick(branches)
    const region = place.region
    return entry.add({
      name: `${place.name}${firmWords[index]}示例${branch.firm}有限公司`,
      kind: 'ENTERPRISE',
      region,
      branch,
      size: 'MEDIUM',
    })
  })
  const knowledge = inventedKnowledge(entry, random, academy)

  const bureau = entry.add({
    name: '定州市科学技术局(示例)',
    kind: 'GOVERNMENT',
    region: CITY,
    aliases: [['市科技局', 'COLLOQUIAL']],
  })
  entry.add({
    name: '定州示例高新技术产业开发区管理委员会',
    kind: 'PARK',
    region: CITY,
    aliases: [['高新区', 'COLLOQUIAL']],
  })
  entry.add({ name: '定州示例生产力促进中心', kind: 'SERVICE_AGENCY', region: CITY })
  entry.add({ name: '河北示例技术转移有限公司', kind: 'SERVICE_AGENCY', region: '130100' })
  entry.add({ name: '定州示例汽车零部件行业协会', kind: 'SOCIAL_ORGANIZATION', region: CITY })

  const all = [academy, tsinghua, peking, tianjin, wuhan, yanshan, anshan, qingdao, ...knowledge]
  const register: Register = {
    named: {
      risun,
      risunBeijing,
      dingyang,
      jinniu,
      baota,
      fulangshi,
      shuangtian,
      academy,
      tianjin,
      wuhan,
      yanshan,
      tsinghua,
      peking,
      anshan,
      qingdao,
    },
    enterprises: [risun, dingyang, jinniu, baota, shuangtian, fulangshi, ...invented],
    otherFirms: [risunBeijing, ...otherFirms],
    knowledge: all,
    universities: all.filter(({ kind }) => kind === 'UNIVERSITY'),
    institutes: all.filter(({ kind }) => kind === 'INSTITUTE'),
    bureau,
  }
  keepCurrent(history, people, register)
  return register
}

function branchOf(firm: string): Branch {
  const branch = branches.find((candidate) => candidate.firm === firm)
  if (!branch) throw new Error(`no branch ${firm}`)
  return branch
}

function inventedFirms({ firm, firms }: Branch, random: Random): string[] {
  const forms = ['有限公司', '有限公司', '有限公司', '股份有限公司', '科技有限公司']
  return random.sample(firmWords, firms).map((word) => {
    const form = firm.endsWith('科技') || firm === '药业' ? '有限公司' : random.pick(forms)
    return `${random.pick(['定州市', '定州', '河北'])}${word}示例${firm}${form}`
  })
}

function enterpriseOf(entry: Entry, random: Random, name: string, branch: Branch): Organization {
  const isAboveScale = random.chance(0.45)
  const word = name.replace(/^(定州市|定州|河北)/, '').replace(/示例.*/, '')
  return entry.add({
    name,
    kind: 'ENTERPRISE',
    region: CITY,
    branch,
    isAboveScale,
    size: isAboveScale
      ? random.weighted([
          ['LARGE', 1],
          ['MEDIUM', 5],
          ['SMALL', 4],
        ])
      : random.weighted([
          ['SMALL', 5],
          ['MICRO', 3],
        ]),
    aliases: random.chance(0.5)
      ? [[`${word}示例${branch.firm.replace(/科技|用品|制造/, '')}`, 'ABBREVIATION']]
      : [],
  })
}

function inventedKnowledge(entry: Entry, random: Random, academy: Organization): Organization[] {
  return places.flatMap(({ name, region, universities, institutes }) => [
    ...random.sample(universityWords, universities).map((word) =>
      entry.add({
        name: `${name}示例${word}`,
        kind: 'UNIVERSITY',
        region,
        aliases: [[`${name}示例${word.replace(/大学|学院/, '')}`, 'ABBREVIATION']],
      }),
    ),
    ...random.sample(instituteWords, institutes).map((word, index) =>
      // every third institute belongs to the academy, which is one legal person apart from its institutes
      index % 3 === 0
        ? entry.add({
            name: `中国科学院${name}示例${word}`,
            kind: 'INSTITUTE',
            region,
            parent: academy,
            aliases: [[`中科院${name}示例${word}`, 'ABBREVIATION']],
          })
        : entry.add({ name: `${name}示例${word}`, kind: 'INSTITUTE', region }),
    ),
  ])
}

const ENTERED_PER_DAY = 24

/** Typed in one after the other in October 2020, so that a parent stands before its institutes. */
class Entry {
  private serial = 0
  private day: Day = '2020-10-08'

  constructor(
    private readonly history: History,
    private readonly people: People,
    private readonly random: Random,
  ) {}

  add(draft: Draft): Organization {
    this.serial += 1
    const { random } = this
    const isLocal = draft.region === CITY
    const isFirm = draft.kind === 'ENTERPRISE'
    if (this.serial % ENTERED_PER_DAY === 1) this.day = workday(addDays(this.day, 1))
    const creditCode = makeCreditCode(
      isFirm ? '91' : draft.kind === 'SOCIAL_ORGANIZATION' ? '51' : '12',
      1000 + this.serial,
    )
    const aliases = draft.aliases ?? []
    const township = isLocal ? pickTownship(random, townshipCodes) : null
    const row: Row[] = []
    this.history.act(
      {
        at: nthOfDay(this.day, (this.serial - 1) % ENTERED_PER_DAY),
        by: random.pick(this.people.staff.clerks),
        action: 'organization.create',
      },
      (writer) => {
        const organization = writer.insert(
          'Organization',
          {
            name: draft.name,
            normalizedName: normalizeName(draft.name),
            kind: draft.kind,
            creditCode,
            creditCodeStatus: 'VERIFIED',
            parentId: draft.parent?.id ?? null,
            groupId: draft.group?.id ?? null,
            regionCode: draft.region,
            township,
            address: township ? `定州市${townships[township]}示例路${random.integer(1, 300)}号` : null,
            industryCode: draft.branch?.industry ?? null,
            strategicIndustry: draft.branch?.strategic ?? null,
            sizeClass: draft.size ?? null,
            isAboveScale: draft.isAboveScale ?? false,
            foundedOn: isFirm ? addMonths('1998-03-16', random.integer(0, 250)) : null,
            legalRepresentative: isFirm ? `${random.pick(surnames)}示例` : null,
            status: 'ACTIVE',
            isLocal,
            note: draft.note ?? '示例数据',
          },
          {
            year: 2020,
            title: draft.name,
            names: aliases.map(([alias]) => alias),
            codes: [creditCode],
          },
        )
        for (const [alias, kind] of aliases) {
          writer.insert('OrganizationAlias', {
            organizationId: organization.id,
            alias,
            normalized: normalizeName(alias),
            kind,
          })
        }
        row.push(organization)
      },
    )
    const [organization] = row
    if (!organization) throw new Error('nothing was entered')
    const { id } = organization
    return {
      id,
      row: organization,
      name: draft.name,
      kind: draft.kind,
      region: draft.region,
      isLocal,
      branch: draft.branch ?? null,
    }
  }
}

const townshipCodes = Object.keys(townships) as TownshipCode[]

/** A register lives: firms grow above the scale, move, close. */
function keepCurrent(history: History, people: People, { enterprises }: Register) {
  const random = new Random('organizations/later')
  const invented = enterprises.filter(({ name }) => name.includes('示例'))
  for (let year = 2021; year <= 2030; year += 1) {
    for (const { row } of random.sample(invented, 9)) {
      const patch = random.pick<Record<string, Value>>([
        { isAboveScale: true, sizeClass: 'MEDIUM' },
        { township: random.pick(townshipCodes) },
        { legalRepresentative: `${random.pick(surnames)}示例` },
      ])
      const at = officeHours(random, randomDay(random, `${year}-01-04`, `${year}-12-28`))
      history.act({ at, by: random.pick(people.staff.clerks), action: 'organization.update' }, (writer) =>
        writer.update('Organization', row, patch),
      )
    }
  }
}
