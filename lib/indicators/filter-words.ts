import 'server-only'

import { cooperationModeLabels } from '@/lib/agreements/labels'
import type { BureauActor } from '@/lib/auth/actor'
import { industrySections } from '@/lib/dictionaries/industries'
import { townships } from '@/lib/dictionaries/townships'
import { type Chip, chipsOf } from '@/lib/filter-chips'
import { places, type Scope } from '@/lib/indicators/scope'
import { referenceNames } from '@/lib/reference-names'

/** The filters of a scope in words, each with the way back out of it. */
export async function filterChips(
  actor: BureauActor,
  path: string,
  params: Record<string, string>,
  scope: Omit<Scope, 'month'>,
): Promise<Chip[]> {
  const [names, partner] = await Promise.all([
    referenceNames(actor, { organizationId: scope.enterprise, eventId: scope.event }),
    referenceNames(actor, { organizationId: scope.partner }),
  ])
  return chipsOf(path, params, [
    { name: 'mode', label: '合作模式', words: cooperationModeLabels },
    { name: 'industry', label: '行业门类', words: industrySections },
    { name: 'township', label: '乡镇园区', words: townships },
    { name: 'province', label: '合作单位所在地', words: places },
    { name: 'enterprise', label: '企业', words: names },
    { name: 'partner', label: '合作单位', words: partner },
    { name: 'event', label: '来源活动', words: names },
    { name: 'month', label: '月份' },
  ])
}
