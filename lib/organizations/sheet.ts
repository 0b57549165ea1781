import 'server-only'

import { industries } from '@/lib/dictionaries/industries'
import { normalizeRegion, REGION_UNKNOWN, regions, TENANT_REGION } from '@/lib/dictionaries/regions'
import { strategicIndustries } from '@/lib/dictionaries/strategic-industries'
import { townships } from '@/lib/dictionaries/townships'
import type { Prisma } from '@/lib/generated/prisma/client'
import {
  aliasKindLabels,
  creditCodeStatusLabels,
  organizationKindLabels,
  organizationStatusLabels,
  sizeClassLabels,
} from '@/lib/organizations/labels'
import { normalizeName } from '@/lib/organizations/name'
import { visibleTo } from '@/lib/organizations/policy'
import { checkOrganization, organizationInput } from '@/lib/organizations/schema'
import { organizationSheetColumns } from '@/lib/organizations/sheet-columns'
import { organizationValues } from '@/lib/organizations/values'
import { withRules } from '@/lib/rules'
import type { SavedRow, SheetDescription, SheetRow } from '@/lib/sheets/description'
import { codeKey, keyOf } from '@/lib/sheets/keys'
import {
  dayText,
  type FormValues,
  filled,
  flagText,
  inOrderOf,
  JOINT,
  listOfIds,
  repeated,
  repeatedRows,
  wordText,
} from '@/lib/sheets/values'

const select = {
  id: true,
  code: true,
  version: true,
  voidedAt: true,
  name: true,
  kind: true,
  creditCode: true,
  creditCodeStatus: true,
  creditCodeEvidence: true,
  parentId: true,
  parent: { select: { name: true } },
  groupId: true,
  group: { select: { name: true } },
  regionCode: true,
  township: true,
  address: true,
  industryCode: true,
  strategicIndustry: true,
  sizeClass: true,
  isAboveScale: true,
  aboveScaleFrom: true,
  aboveScaleTo: true,
  foundedOn: true,
  legalRepresentative: true,
  status: true,
  note: true,
  sortKeyOverride: true,
  aliases: { select: { alias: true, kind: true }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.OrganizationSelect

type Saved = Prisma.OrganizationGetPayload<{ select: typeof select }>

function textsOf(organization: Saved) {
  return {
    code: organization.code,
    name: organization.name,
    creditCode: organization.creditCode ?? '',
    creditCodeEvidence: organization.creditCodeEvidence ?? '',
    kind: wordText(organizationKindLabels, organization.kind),
    regionCode: wordText(regions, organization.regionCode),
    township: wordText(townships, organization.township),
    address: organization.address ?? '',
    industryCode: wordText(industries, organization.industryCode),
    strategicIndustry: wordText(strategicIndustries, organization.strategicIndustry),
    sizeClass: wordText(sizeClassLabels, organization.sizeClass),
    isAboveScale: flagText(organization.isAboveScale),
    aboveScaleFrom: dayText(organization.aboveScaleFrom),
    aboveScaleTo: dayText(organization.aboveScaleTo),
    foundedOn: dayText(organization.foundedOn),
    legalRepresentative: organization.legalRepresentative ?? '',
    aliases: organization.aliases
      .map(({ alias, kind }) => (kind === 'ABBREVIATION' ? alias : `${alias}(${aliasKindLabels[kind]})`))
      .join(JOINT),
    parentId: organization.parent?.name ?? '',
    groupId: organization.group?.name ?? '',
    status: wordText(organizationStatusLabels, organization.status),
    note: organization.note ?? '',
    sortKeyOverride: organization.sortKeyOverride ?? '',
    creditCodeStatus: wordText(creditCodeStatusLabels, organization.creditCodeStatus),
  } satisfies Record<(typeof organizationSheetColumns)[number]['key'], string>
}

const own = organizationSheetColumns.flatMap(({ key }) =>
  ['code', 'aliases', 'creditCodeStatus'].includes(key) ? [] : [key],
)

const kindsByWord = new Map(Object.entries(aliasKindLabels).map(([kind, word]) => [word as string, kind]))

const aliasesOf = ({ form }: SavedRow) =>
  new Set(repeatedRows(form, 'aliases').map(({ alias }) => normalizeName(alias ?? '')))

/** 示例新材(简称)、示例塑料厂(曾用名) */
function aliasRows(cell: string) {
  return listOfIds(cell.replace(/[,,;;\n]/g, JOINT)).map((text) => {
    const [, alias, word] = /^(.*?)[((]([^()()]*)[))]$/.exec(text.trim()) ?? []
    const kind = kindsByWord.get(word ?? '')
    return kind && alias ? { alias, kind } : { alias: text.trim(), kind: 'ABBREVIATION' }
  })
}

/** The place a row tells without naming it: a township is of this city, a credit code begins with its region. */
function regionOf({ township, creditCode }: SheetRow): string {
  if (township) return TENANT_REGION
  const digits = (creditCode ?? '').normalize('NFKC').trim().slice(2, 8)
  return normalizeRegion(digits) ?? REGION_UNKNOWN
}

export const organizationSheet: SheetDescription = {
  type: 'organization',
  label: '单位',
  columns: organizationSheetColumns,
  schema: withRules(organizationInput, checkOrganization),
  form(row, saved) {
    const fresh: FormValues = saved ?? { status: 'ACTIVE', regionCode: regionOf(row) }
    return {
      ...fresh,
      ...filled(row, own),
      ...(row.aliases ? repeated('aliases', aliasRows(row.aliases)) : {}),
    }
  },
  columnOf: (field) => (field.startsWith('aliases') ? 'aliases' : field),
  propose({ name }): SheetRow {
    const kind = kindByName(name ?? '')
    return kind ? { kind } : {}
  },
  keysOf: (row) => [
    ...codeKey(row.code),
    ...keyOf('creditCode', row.creditCode?.normalize('NFKC').toUpperCase()),
    ...keyOf('name', row.name),
    ...keyOf('alias', row.name),
  ],
  meant(row, saved) {
    // 曾用名 or another name the register knows tells who is meant: no reason to call it that from now on
    if (!row.name || row.name === saved.texts.name || !aliasesOf(saved).has(normalizeName(row.name)))
      return { row, note: null }
    const message = `这是“${saved.texts.name}”的别名或曾用名,单位名称不改动`
    return { row: { ...row, name: '' }, note: { column: 'name', message } }
  },
  conflict(row, saved) {
    const [mine, theirs] = [row.creditCode?.trim().toUpperCase(), saved.form.creditCode]
    if (mine && theirs && mine !== theirs) {
      return {
        column: 'creditCode',
        message: `库中同名单位的代码为 ${theirs},与此行不同,请核对是否为同一单位`,
      }
    }
    if (
      mine &&
      mine === theirs &&
      row.name &&
      normalizeName(row.name) !== normalizeName(saved.texts.name ?? '') &&
      !aliasesOf(saved).has(normalizeName(row.name))
    ) {
      return { column: 'name', message: `库中该代码的单位名称为“${saved.texts.name}”,请核对是否更名` }
    }
    // without an equal credit code an alias says who is probably meant, and somebody confirms it
    const sure = row.code === saved.code || (mine && mine === theirs)
    if (row.name && !sure && aliasesOf(saved).has(normalizeName(row.name))) {
      return {
        column: 'name',
        message: `“${row.name}”是库中“${saved.texts.name}”的别名或曾用名,请确认是否为同一单位`,
      }
    }
    return null
  },
  unique: { creditCode: 'creditCode' },
  async known(tx, rows) {
    const names = rows.flatMap(({ name }) => (name ? normalizeName(name) : []))
    const found = await tx.organization.findMany({
      where: {
        OR: [
          { code: { in: rows.flatMap(({ code }) => code || []) } },
          { creditCode: { in: rows.flatMap(({ creditCode }) => creditCode?.toUpperCase() || []) } },
          {
            voidedAt: null,
            OR: [{ normalizedName: { in: names } }, { aliases: { some: { normalized: { in: names } } } }],
          },
        ],
      },
      select: {
        id: true,
        code: true,
        creditCode: true,
        name: true,
        voidedAt: true,
        aliases: { select: { alias: true } },
        mergedInto: { select: { id: true, code: true, voidedAt: true } },
      },
    })
    return found.map((row) => {
      // the number or code of what was merged leads to the winner, whose aliases have its names
      const { id, code, voidedAt } = row.mergedInto ?? row
      return {
        id,
        code,
        voided: voidedAt !== null,
        keys: [
          ...codeKey(row.code),
          ...keyOf('creditCode', row.creditCode),
          ...(row.mergedInto ? [] : keyOf('name', row.name)),
          ...row.aliases.flatMap(({ alias }) => keyOf('alias', alias)),
        ],
      }
    })
  },
  async read(tx, actor, ids) {
    const found = await tx.organization.findMany({
      where: { AND: [visibleTo(actor), { id: { in: [...ids] } }] },
      select,
    })
    return inOrderOf(ids, found).map((organization) => ({
      id: organization.id,
      code: organization.code,
      version: organization.version,
      voided: organization.voidedAt !== null,
      texts: textsOf(organization),
      ids: { parentId: organization.parentId ?? '', groupId: organization.groupId ?? '' },
      form: organizationValues(organization),
    }))
  },
}

/** What a name says about its bearer; null where it says nothing. */
export function kindByName(name: string): keyof typeof organizationKindLabels | null {
  if (/(大学|学院|学校)([((].*[))])?$/.test(name)) return 'UNIVERSITY'
  if (/(研究院|研究所|研究中心|科学院|工程院|实验室|设计院|院所)([((].*[))])?$/.test(name)) return 'INSTITUTE'
  if (/(公司|集团|厂|合作社|企业|中心\(有限合伙\))$/.test(name)) return 'ENTERPRISE'
  if (/(人民政府|局|委员会|管委会|办公室)$/.test(name)) return name.includes('管委会') ? 'PARK' : 'GOVERNMENT'
  if (/(协会|商会|学会|促进会|联合会)$/.test(name)) return 'SOCIAL_ORGANIZATION'
  return null
}
