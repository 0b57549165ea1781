import { notFound } from 'next/navigation'
import { HistoryPanel } from '@/components/records/history-panel'
import { IssuePairing } from '@/components/screens/issue-pairing'
import { ScreenStateBadge } from '@/components/screens/screen-table'
import { Facts } from '@/components/ui/description-list'
import { TextField } from '@/components/ui/field'
import { FormDialog } from '@/components/ui/form-dialog'
import { PageHeader } from '@/components/ui/page-header'
import { DetailLayout, Panel } from '@/components/ui/panel'
import { ReasonDialog } from '@/components/ui/reason-dialog'
import { deviceName } from '@/components/users/device-name'
import { requireActor } from '@/lib/auth/session'
import { formatInstant } from '@/lib/dates'
import { readAs } from '@/lib/db'
import { historyOf, olderThan } from '@/lib/ledger/history'
import { screenLabels } from '@/lib/screens/labels'
import { canManageScreens, canRevoke } from '@/lib/screens/policy'
import { getScreen } from '@/lib/screens/queries'
import { issuePairingAction, revokeScreenAction, updateScreenAction } from '../actions'

export const metadata = { title: '大屏' }

export default async function ScreenDevicePage({ params, searchParams }: PageProps<'/admin/screens/[id]'>) {
  const actor = await requireActor()
  if (!canManageScreens(actor)) notFound()
  const { id } = await params
  const before = olderThan(await searchParams)
  const { screen, history } = await readAs(actor, async (tx) => {
    const screen = await getScreen(actor, id, tx)
    return { screen, history: screen && (await historyOf(actor, id, before, tx)) }
  })
  if (!screen || !history) notFound()

  return (
    <div className="page-detail">
      <PageHeader
        printable
        title={screen.name}
        breadcrumb={[{ label: '系统管理' }, { href: '/admin/screens', label: '大屏' }]}
        status={<ScreenStateBadge screen={screen} now={new Date()} />}
        actions={
          <>
            <FormDialog
              label="编辑"
              title="编辑大屏"
              action={updateScreenAction.bind(null, screen.id)}
              hidden={{ version: String(screen.version) }}
              labels={screenLabels}
              submitLabel="保存"
            >
              <TextField
                name="name"
                label={screenLabels.name}
                stacked
                required
                maxLength={40}
                defaultValue={screen.name}
              />
              <TextField
                name="place"
                label={screenLabels.place}
                stacked
                required
                maxLength={80}
                defaultValue={screen.place}
              />
            </FormDialog>
            {canRevoke(actor, screen) && (
              <ReasonDialog
                label="停用"
                title={`停用 ${screen.name}`}
                description="停用后该大屏在一分钟内不再显示任何数据。"
                action={revokeScreenAction.bind(null, screen.id)}
                variant="danger"
                icon="ban"
              />
            )}
            <IssuePairing action={issuePairingAction.bind(null, screen.id)} name={screen.name} />
          </>
        }
      />
      <DetailLayout
        main={
          <Panel title="大屏信息">
            <Facts
              items={[
                { label: screenLabels.name, value: screen.name },
                { label: screenLabels.place, value: screen.place },
                { label: '绑定时间', value: instantOf(screen.boundAt), numeric: true },
                { label: '绑定的浏览器', value: screen.boundAt && deviceName(screen.boundAgent) },
                { label: '最近在线', value: instantOf(screen.lastSeenAt), numeric: true },
                ...(screen.pairingExpiresAt
                  ? [{ label: '配对码有效期至', value: instantOf(screen.pairingExpiresAt), numeric: true }]
                  : []),
                ...(screen.revokedAt
                  ? [{ label: '停用时间', value: instantOf(screen.revokedAt), numeric: true }]
                  : []),
                { label: '新增时间', value: instantOf(screen.createdAt), numeric: true },
              ]}
            />
          </Panel>
        }
        side={
          <HistoryPanel
            entries={history.entries}
            olderHref={history.next ? `/admin/screens/${screen.id}?before=${history.next}` : undefined}
          />
        }
      />
    </div>
  )
}

const instantOf = (at: Date | null) => at && formatInstant(at)
