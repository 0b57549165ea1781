import { notFound } from 'next/navigation'
import { ScreenTable } from '@/components/screens/screen-table'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import { requireActor } from '@/lib/auth/session'
import { listScreens } from '@/lib/screens/queries'

export const metadata = { title: '大屏' }

export default async function ScreensPage() {
  const actor = await requireActor()
  const screens = await listScreens(actor)
  if (!screens) notFound()
  const add = (
    <LinkButton href="/admin/screens/new" variant="primary" icon="plus">
      新增
    </LinkButton>
  )
  return (
    <>
      <PageHeader
        printable
        title="大屏"
        breadcrumb={[{ label: '系统管理' }]}
        meta="绑定后无需登录即可显示汇总数;不能查看记录,只认绑定的那一台"
        actions={
          <>
            <LinkButton href="/screen" target="_blank" icon="external">
              预览大屏
            </LinkButton>
            {add}
          </>
        }
      />
      <Panel flush>
        <ScreenTable
          screens={screens}
          now={new Date()}
          empty={
            <EmptyState title="尚未登记大屏" action={add}>
              登记后得到一次性配对码,在大屏的浏览器中填写即可绑定。
            </EmptyState>
          }
        />
      </Panel>
    </>
  )
}
