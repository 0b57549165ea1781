import { LinkButton } from '@/components/ui/button'
import { hrefWith } from '@/components/ui/href'
import { Notice } from '@/components/ui/notice'
import type { Day } from '@/lib/dates'
import { type Scope, scopeParams } from '@/lib/indicators/scope'

/** Says aloud when figures are not today's, and what of the address could not be used. */
export function ScopeNotice(props: { path: string; scope: Scope; today: Day; remarks: readonly string[] }) {
  const { path, scope, today, remarks } = props
  const back = hrefWith(path, scopeParams(scope), { asOf: undefined, from: undefined, month: undefined })
  return (
    <>
      {remarks.length > 0 && (
        <Notice tone="warn">
          {remarks.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </Notice>
      )}
      {scope.asOf !== today && (
        <Notice
          tone="info"
          actions={
            <span className="no-print">
              <LinkButton href={back} size="sm" prefetch={false}>
                回到今天
              </LinkButton>
            </span>
          }
        >
          当前为截至 <strong className="text-ink tabular">{scope.asOf}</strong> 的数据,按现有记录统计;今天是{' '}
          <span className="tabular">{today}</span>
        </Notice>
      )}
    </>
  )
}
