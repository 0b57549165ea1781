import { LinkButton } from '@/components/ui/button'
import { hrefWith } from '@/components/ui/href'
import { Notice } from '@/components/ui/notice'
import type { Day } from '@/lib/dates'
import { momentWords, type Scope, scopeParams } from '@/lib/indicators/scope'

/** Says aloud when figures are not today's, and what of the address could not be used. */
export function ScopeNotice(props: { path: string; scope: Scope; today: Day; remarks: readonly string[] }) {
  const { path, scope, today, remarks } = props
  const back = hrefWith(path, scopeParams(scope), { asOf: undefined, from: undefined, month: undefined })
  const present = hrefWith(path, scopeParams(scope), { knownAt: undefined })
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
              <LinkButton href={back} size="sm">
                回到今天
              </LinkButton>
            </span>
          }
        >
          当前为截至 <strong className="text-ink tabular">{scope.asOf}</strong> 的数据
          {!scope.knownAt && ',按现有记录统计'};今天是 <span className="tabular">{today}</span>
        </Notice>
      )}
      {scope.knownAt && (
        <Notice
          tone="warn"
          actions={
            <span className="no-print">
              <LinkButton href={present} size="sm">
                按现在所知
              </LinkButton>
            </span>
          }
        >
          按 <strong className="text-ink tabular">{momentWords(scope.knownAt)}</strong>{' '}
          已经登记的数据统计,其后补登、更正、作废的不计;名称按现在的写法显示
        </Notice>
      )}
    </>
  )
}
