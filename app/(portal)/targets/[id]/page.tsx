import { notFound } from 'next/navigation'
import { HistoryPanel } from '@/components/records/history-panel'
import { type Reached, TargetFacts } from '@/components/targets/target-facts'
import { StatusBadge } from '@/components/ui/badge'
import { LinkButton } from '@/components/ui/button'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout } from '@/components/ui/panel'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import type { BureauActor } from '@/lib/auth/actor'
import { requireActor } from '@/lib/auth/session'
import { todayInShanghai } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { readsFigures } from '@/lib/indicators/policy'
import { readFigures } from '@/lib/indicators/queries'
import { exactWords } from '@/lib/indicators/words'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { targetState, targetStateLabels, targetStateTones } from '@/lib/targets/labels'
import { canEdit, canVoid } from '@/lib/targets/policy'
import { percentWords, progressOf } from '@/lib/targets/progress'
import { getTarget, type TargetDetail } from '@/lib/targets/queries'
import { measureOfTarget } from '@/lib/targets/schema'
import { valueWords } from '@/lib/targets/value'
import { ProvenanceOf } from '../../provenance'
import { targetVerbAction } from '../actions'

export const metadata = { title: '年度目标详情' }

export default async function TargetPage({ params, searchParams }: PageProps<'/targets/[id]'>) {
  const { id } = await params
  const before = olderThan(await searchParams)
  const actor = await requireActor()
  if (!readsFigures(actor)) notFound()
  const found = await readAs(actor, async (tx) => {
    const target = await getTarget(actor, id, tx)
    return target && { target, history: await historyOf(actor, id, before, tx) }
  })
  if (!found) notFound()
  const { target, history } = found
  const state = targetState(target)
  const reached = target.voidedAt ? null : await reachedOf(actor, target)

  return (
    <>
      <PageHeader
        title={target.title}
        meta={target.code}
        breadcrumb={[{ href: '/targets', label: '年度目标' }]}
        status={<StatusBadge tone={targetStateTones[state]}>{targetStateLabels[state]}</StatusBadge>}
        printable
        actions={
          <>
            {canEdit(actor, target) && <LinkButton href={`/targets/${id}/edit`}>编辑</LinkButton>}
            {canVoid(actor, target) && (
              <ReasonDialog
                label="作废"
                title={`作废“${target.title}”`}
                description="仅用于登记错误。作废后该指标该年度可重新登记。"
                action={targetVerbAction.bind(null, id, 'void')}
                reasonLabel="作废原因"
                variant="danger"
              />
            )}
          </>
        }
      />
      <DetailLayout
        main={
          <TargetFacts
            target={target}
            value={valueWords(target, measureOfTarget(target.indicatorId))}
            reached={reached}
          />
        }
        side={
          <>
            <ProvenanceOf actor={actor} id={id} />
            <HistoryPanel
              entries={history.entries}
              {...(history.next ? { olderHref: `/targets/${id}?before=${history.next}` } : {})}
            />
          </>
        }
      />
    </>
  )
}

/** How far the target is at the end of its year, or today while it lasts. */
async function reachedOf(actor: BureauActor, target: TargetDetail): Promise<Reached | null> {
  const today = todayInShanghai(new Date())
  const last = `${target.year}-12-31`
  const asOf = last < today ? last : today
  const scope = { from: `${target.year}-01-01`, asOf }
  const [told] = await readFigures(actor, (tx) => progressOf(tx, [target], scope))
  if (!told?.indicator || !told.actual || told.completion === null) return null
  return {
    indicatorId: told.indicator.id,
    indicatorName: told.indicator.name,
    actual: exactWords(told.indicator, told.actual),
    completion: percentWords(told.completion),
    elapsed: percentWords(told.elapsed),
    ahead: told.completion >= told.elapsed,
    asOf,
  }
}
