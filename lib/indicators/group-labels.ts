import { cooperationModeLabels } from '@/lib/agreements/labels'
import { industrySections } from '@/lib/dictionaries/industries'
import { provinceOf, REGION_UNKNOWN } from '@/lib/dictionaries/regions'
import { townships } from '@/lib/dictionaries/townships'
import type { Dimension } from '@/lib/indicators/indicator'
import { places } from '@/lib/indicators/scope'
import { foldGroups, type Group } from '@/lib/indicators/sums'
import { UNSTATED } from '@/lib/indicators/words'

const words: Partial<Record<Dimension, Readonly<Record<string, string>>>> = {
  mode: cooperationModeLabels,
  industry: industrySections,
  township: townships,
  region: places,
}

/** What a group is called: an organization by its name, a code by its word, a month as it is. */
export function groupLabel(dimension: Dimension, { key, name }: Pick<Group, 'key' | 'name'>): string {
  return name ?? (key === null ? UNSTATED : (words[dimension]?.[key] ?? key))
}

/** Regions as provinces, in the order of first sight; what lies in none is 待核实. */
export function inProvinces(groups: readonly Group[]): Group[] {
  return foldGroups(groups, (code) => (code === null ? null : (provinceOf(code) ?? REGION_UNKNOWN)))
}
