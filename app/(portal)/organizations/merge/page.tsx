import { notFound } from 'next/navigation'
import { MergeForm } from '@/components/organizations/merge-form'
import { PairPicker } from '@/components/organizations/pair-picker'
import { Comparison } from '@/components/ui/comparison'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { dayOf } from '@/lib/dates'
import { industryLabel } from '@/lib/dictionaries/industries'
import { regionLabel } from '@/lib/dictionaries/regions'
import { townships } from '@/lib/dictionaries/townships'
import { optionsOf, wordOf } from '@/lib/labels'
import { idParam } from '@/lib/lists'
import {
  aliasKindLabels,
  creditCodeStatusLabels,
  organizationKindLabels,
  organizationStatusLabels,
  referenceLabels,
  sizeClassLabels,
} from '@/lib/organizations/labels'
import { type Mergeable, mergePreview } from '@/lib/organizations/merge-queries'
import { canMerge } from '@/lib/organizations/policy'
import { getOrganization } from '@/lib/organizations/queries'
import { searchOrganizations } from '../../pickers'
import { mergeAction } from '../merge-actions'

export const metadata = { title: '合并单位' }

export default async function MergePage({ searchParams }: PageProps<'/organizations/merge'>) {
  const actor = await requireActor()
  if (!canMerge(actor)) notFound()
  const query = await searchParams
  const [one, other] = [idParam(query, 'one'), idParam(query, 'other')]
  const both = one && other ? await mergePreview(actor, [one, other]) : null
  const [left, right] = both ?? []
  const header = (
    <PageHeader
      title="合并单位"
      breadcrumb={[{ href: '/organizations/duplicates', label: '单位疑似重复' }]}
      meta="两条登记其实是同一单位时使用:全部记录转到保留单位,合并后可以撤销"
    />
  )
  if (!left || !right) {
    const known = one ? await getOrganization(actor, one) : null
    return (
      <>
        {header}
        <Panel flush>
          {one && other && (
            <div className="px-4 pt-4 md:px-6">
              <Notice tone="warn" title="请选择两个不同的、未作废的单位" />
            </div>
          )}
          <PairPicker
            path="/organizations/merge"
            search={searchOrganizations}
            {...(known ? { one: known } : {})}
          />
        </Panel>
      </>
    )
  }
  const codesDiffer = Boolean(left.creditCode && right.creditCode)
  return (
    <>
      {header}
      <div className="grid gap-4">
        {codesDiffer && (
          <Notice tone="warn" title="两个单位的统一社会信用代码不同,通常不是同一单位">
            确属更名或吸收合并的,在下方勾选确认后再合并。
          </Notice>
        )}
        {(left.references.User ?? 0) + (right.references.User ?? 0) > 0 && (
          <Notice tone="info" title="有登录用户随单位转移">
            转移后,这些用户可以看到保留单位的全部记录。
          </Notice>
        )}
        <Panel title="资料比较">
          <Comparison
            caption="两个单位的资料"
            left={left.name}
            right={right.name}
            rows={factsOf(left, right)}
          />
        </Panel>
        <Panel title="引用记录" description="合并后,被合并单位的这些记录都转到保留单位">
          {total(left) + total(right) > 0 ? (
            <Comparison
              caption="引用两个单位的记录数"
              left={left.name}
              right={right.name}
              rows={referencesOf(left, right)}
            />
          ) : (
            <p className="text-ink-3">没有记录引用这两个单位。</p>
          )}
        </Panel>
        <MergeForm
          action={mergeAction.bind(null, [left.id, right.id])}
          cancelHref="/organizations/duplicates"
          organizations={[left, right].map((row) => ({ id: row.id, name: row.name, note: noteOf(row) }))}
          aliasKinds={optionsOf(aliasKindLabels)}
          suggested={weightOf(right) > weightOf(left) ? right.id : left.id}
          codesDiffer={codesDiffer}
        />
      </div>
    </>
  )
}

const total = (row: Mergeable) => Object.values(row.references).reduce((sum, rows) => sum + rows, 0)

/** Who has a checked code and more records is the likelier one to stay. */
const weightOf = (row: Mergeable) => (row.creditCode ? 1_000_000 : 0) + total(row)

const noteOf = (row: Mergeable) => `${row.code},引用 ${total(row)} 条${row.creditCode ? '' : ',无代码'}`

function factsOf(left: Mergeable, right: Mergeable) {
  const fields: [string, (row: Mergeable) => string | null | undefined][] = [
    ['单位编号', (row) => row.code],
    ['单位名称', (row) => row.name],
    ['单位类别', (row) => organizationKindLabels[row.kind]],
    ['信用代码', (row) => row.creditCode],
    ['代码核验', (row) => creditCodeStatusLabels[row.creditCodeStatus]],
    ['行政区划', (row) => regionLabel(row.regionCode)],
    ['乡镇/园区', (row) => row.township && wordOf(townships, row.township)],
    ['地址', (row) => row.address],
    ['行业', (row) => row.industryCode && industryLabel(row.industryCode)],
    ['规模', (row) => row.sizeClass && sizeClassLabels[row.sizeClass]],
    ['成立日期', (row) => row.foundedOn && dayOf(row.foundedOn)],
    ['法定代表人', (row) => row.legalRepresentative],
    ['上级单位', (row) => row.parent?.name],
    ['所属集团', (row) => row.group?.name],
    ['状态', (row) => organizationStatusLabels[row.status]],
    ['别名', (row) => row.aliases.map(({ alias, kind }) => `${alias}(${aliasKindLabels[kind]})`).join('、')],
    ['备注', (row) => row.note],
    ['登记日期', (row) => dayOf(row.createdAt)],
  ]
  const rows = fields.map(([label, of]) => ({ label, left: of(left) || '', right: of(right) || '' }))
  // what neither says helps nobody to decide
  return rows.filter((row) => row.left !== '' || row.right !== '')
}

function referencesOf(left: Mergeable, right: Mergeable) {
  const used = { ...left.references, ...right.references }
  const tables = Object.keys({ ...referenceLabels, ...used }).filter((table) => used[table])
  return tables.map((table) => ({
    label: referenceLabels[table] ?? table,
    left: String(left.references[table] ?? 0),
    right: String(right.references[table] ?? 0),
  }))
}
