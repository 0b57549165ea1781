import { LinkButton } from '@/components/ui/button'
import { DataTable } from '@/components/ui/data-table'
import { PageHeader } from '@/components/ui/page-header'
import { Panel } from '@/components/ui/panel'
import type { RecentChange } from '@/lib/home/recent'
import type { Task } from '@/lib/home/tasks'

const kindLabels = { review: '待审核', overdue: '逾期', expiring: '临期' } as const

const toneOf = { review: 'text-warn', overdue: 'text-bad', expiring: 'text-ink' } as const

/** 待办 first: every count opens the list it counts. Then what happened lately, and the ways in that are used daily. */
export function BureauHome(props: {
  greeting: string
  tasks: Task[]
  recent: RecentChange[]
  mayRegister: boolean
}) {
  return (
    <>
      <PageHeader
        title="待办"
        meta={props.greeting}
        actions={
          props.mayRegister && (
            <>
              <LinkButton href="/agreements/new" variant="primary" icon="plus">
                新增协议
              </LinkButton>
              <LinkButton href="/intentions/new">新增意向</LinkButton>
              <LinkButton href="/contracts/new">新增技术合同</LinkButton>
            </>
          )
        }
      />
      <div className="grid gap-4">
        <div className="grid gap-4 lg:grid-cols-3">
          {(['review', 'overdue', 'expiring'] as const).map((kind) => (
            <Panel key={kind} title={kindLabels[kind]} flush>
              <ul>
                {props.tasks
                  .filter((task) => task.kind === kind)
                  .map((task) => (
                    <li key={task.href} className="border-b border-line last:border-b-0">
                      <a
                        data-soft
                        href={task.href}
                        className="flex min-h-11 items-baseline gap-3 px-4 py-2 hover:bg-hover"
                      >
                        <span className="min-w-0 flex-1">{task.label}</span>
                        <span
                          className={`tabular text-lg font-semibold ${task.count > 0 ? toneOf[kind] : 'text-ink-3'}`}
                        >
                          {task.count.toLocaleString('zh-CN')}
                        </span>
                        <span className="text-sm text-ink-3">条</span>
                      </a>
                    </li>
                  ))}
              </ul>
            </Panel>
          ))}
        </div>
        <Panel title="最近变更" flush>
          <DataTable
            caption="最近变更"
            compact
            rows={props.recent}
            rowKey={(row) => row.id}
            rowHref={(row) => row.href}
            empty={<p className="px-4 pb-4 text-ink-3">还没有任何变更。</p>}
            columns={[
              { key: 'title', header: '记录', cell: (row) => row.title, wrap: true },
              { key: 'what', header: '类别', cell: (row) => row.what, width: 96 },
              { key: 'action', header: '操作', cell: (row) => row.action, width: 112 },
              { key: 'actor', header: '经办人', cell: (row) => row.actor, width: 112 },
              { key: 'at', header: '时间', cell: (row) => row.at, align: 'center', width: 152 },
            ]}
          />
        </Panel>
      </div>
    </>
  )
}
