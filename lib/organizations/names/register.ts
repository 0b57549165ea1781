import type { AliasKind, OrganizationKind } from '@/lib/generated/prisma/enums'
import { comparable } from '@/lib/organizations/names/comparable'

/** What the register knows about one organization, as far as its name goes. */
export type RegisteredName = {
  id: string
  name: string
  kind: OrganizationKind
  creditCode: string | null
  regionCode: string
  parentId: string | null
  aliases: readonly { alias: string; kind: AliasKind }[]
}

/** Somebody said that this text does not mean this organization. */
export type NameRejection = { text: string; organizationId: string }

/** The register prepared for asking about many names; immutable, so make a new one after the register changed. */
export type NameIndex = {
  organizations: ReadonlyMap<string, RegisteredName>
  byCode: ReadonlyMap<string, RegisteredName>
  /** By comparable text of the name or of an alias. */
  byText: ReadonlyMap<
    string,
    readonly { organization: RegisteredName; alias: AliasKind | null; text: string }[]
  >
  rejected: ReadonlySet<string>
}

export function nameIndex(
  organizations: readonly RegisteredName[],
  rejections: readonly NameRejection[] = [],
): NameIndex {
  const byText = new Map<string, { organization: RegisteredName; alias: AliasKind | null; text: string }[]>()
  const add = (text: string, organization: RegisteredName, alias: AliasKind | null) => {
    const key = comparable(text)
    const held = byText.get(key)
    if (held) held.push({ organization, alias, text })
    else byText.set(key, [{ organization, alias, text }])
  }
  for (const organization of organizations) {
    add(organization.name, organization, null)
    for (const { alias, kind } of organization.aliases) add(alias, organization, kind)
  }
  return {
    organizations: new Map(organizations.map((organization) => [organization.id, organization])),
    byCode: new Map(organizations.flatMap((row) => (row.creditCode ? [[row.creditCode, row] as const] : []))),
    byText,
    rejected: new Set(rejections.map(({ text, organizationId }) => rejectionKey(text, organizationId))),
  }
}

export function rejectionKey(text: string, organizationId: string): string {
  return `${comparable(text)}\n${organizationId}`
}
