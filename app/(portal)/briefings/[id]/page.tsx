import { notFound } from 'next/navigation'
import { BriefingActions } from '@/components/briefings/briefing-actions'
import { BriefingSheet } from '@/components/briefings/briefing-sheet'
import { BriefingState } from '@/components/briefings/briefing-table'
import { HistoryPanel } from '@/components/records/history-panel'
import { Facts } from '@/components/ui/description-list'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { briefingKindLabels } from '@/lib/briefings/labels'
import { canEdit, canFinalize, readsBriefings } from '@/lib/briefings/policy'
import { readBriefing } from '@/lib/briefings/queries'
import { briefingValues } from '@/lib/briefings/values'
import { formatInstant } from '@/lib/dates'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { briefingVerbAction } from '../actions'

export const metadata = { title: '简报详情' }

export default async function BriefingPage({ params, searchParams }: PageProps<'/briefings/[id]'>) {
  const { id } = await params
  const actor = await requireActor()
  const opened = readsBriefings(actor) ? await readBriefing(actor, id) : null
  if (!opened) notFound()
  const { briefing, snapshot, content, missing, templateVersion } = opened
  const history = await historyOf(actor, briefing.id, olderThan(await searchParams))
  const path = `/briefings/${briefing.id}`
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={briefing.title}
          meta={briefing.code}
          breadcrumb={[{ href: '/briefings', label: '简报' }]}
          status={<BriefingState status={briefing.status} />}
          printable
          actions={
            <BriefingActions
              id={briefing.id}
              version={briefing.version}
              saved={briefingValues(briefing)}
              may={{ edit: canEdit(actor, briefing), finalize: canFinalize(actor, briefing) }}
              action={briefingVerbAction}
            />
          }
        />
      </div>
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_320px] print:block">
        <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          {missing.length > 0 && (
            <div className="no-print">
              <Notice tone="warn" title="有关句子已略去">
                快照中没有:{missing.join('、')}。
              </Notice>
            </div>
          )}
          <BriefingSheet content={content} draft={briefing.status === 'DRAFT'} />
        </div>
        <div className="no-print grid min-w-0 grid-cols-[minmax(0,1fr)] gap-4">
          <Panel title="基本信息">
            <Facts
              columns={1}
              items={[
                { label: '种类', value: briefingKindLabels[briefing.kind] },
                {
                  label: '快照',
                  value: (
                    <a data-soft className="link" href={`/snapshots/${snapshot.id}`}>
                      {snapshot.code}
                    </a>
                  ),
                },
                { label: '截止日期', value: snapshot.asOf, numeric: true },
                { label: '模板版本', value: `第 ${templateVersion} 版` },
                { label: '拟稿人', value: briefing.createdByName },
                { label: '生成时间', value: formatInstant(briefing.createdAt), numeric: true },
                { label: '定稿人', value: briefing.finalizedByName },
                {
                  label: '定稿时间',
                  value: briefing.finalizedAt && formatInstant(briefing.finalizedAt),
                  numeric: true,
                },
                { label: '校验码', value: briefing.contentHash?.slice(0, 16), numeric: true },
              ]}
            />
          </Panel>
          <HistoryPanel
            entries={history.entries}
            {...(history.next ? { olderHref: `${path}?before=${history.next}` } : {})}
          />
        </div>
      </div>
    </>
  )
}
