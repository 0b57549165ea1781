import type { ReactNode } from 'react'

const reasons = {
  none: { title: '暂无数据', text: '这里还没有登记任何记录。' },
  denied: { title: '无权查看', text: '您的账号没有查看这些记录的权限,请联系系统管理员开通。' },
  filtered: { title: '没有符合条件的记录', text: '筛选条件过严,请放宽条件或重置后再查询。' },
} as const

/** Why there is nothing, and one thing to do about it. */
export function EmptyState({
  reason = 'none',
  title = reasons[reason].title,
  children = reasons[reason].text,
  action,
}: {
  reason?: keyof typeof reasons
  title?: string
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="grid justify-items-center gap-1 px-6 py-10 text-center print:py-2" data-empty={reason}>
      <svg
        width="56"
        height="40"
        viewBox="0 0 56 40"
        fill="none"
        aria-hidden="true"
        className="no-print mb-2 text-control"
      >
        <path d="M4.5 4.5h47v31h-47zM4.5 12.5h47M18.5 12.5v23" stroke="currentColor" />
        <path d="M9 8.5h5M23 8.5h9M23 19.5h14M23 26.5h20M9 19.5h5M9 26.5h5" stroke="var(--line-strong)" />
      </svg>
      <p className="font-semibold">{title}</p>
      <div className="max-w-md text-sm text-ink-3">{children}</div>
      {action && <div className="no-print mt-4">{action}</div>}
    </div>
  )
}
