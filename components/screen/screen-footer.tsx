import type { Feed } from '@/components/screen/feed'
import type { Turning } from '@/components/screen/screen-stage'
import { screenViews } from '@/components/screen/screen-views'
import { classNames } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { formatInstant } from '@/lib/dates'

/** When the figures were last confirmed, what they are counted from, and the pages. */
export function ScreenFooter(props: { feed: Feed; bound: boolean; wide: boolean; turn: Turning }) {
  const { feed, bound, wide, turn } = props
  const names = wide
    ? screenViews.flatMap(({ name }, index) =>
        index % 2 === 0 ? [[name, screenViews[index + 1]?.name].filter(Boolean).join('与')] : [],
      )
    : screenViews.map(({ name }) => name)
  return (
    <footer className="flex h-[56px] flex-none items-center justify-between gap-8 text-[20px] leading-[28px] text-ink-2">
      <div className="flex min-w-0 items-center gap-8 whitespace-nowrap">
        <Freshness feed={feed} />
        {feed.message?.data.origin && <p>累计指标自第一届大会({feed.message.data.origin})起</p>}
      </div>
      {feed.state !== 'closed' && (
        <nav aria-label="页面" className="flex flex-none items-center gap-2">
          {names.map((name, index) => (
            <button
              key={name}
              type="button"
              aria-current={index === turn.page ? 'page' : undefined}
              onClick={() => turn.show(index)}
              className={classNames(
                'h-[48px] rounded px-4',
                index === turn.page
                  ? 'bg-accent-soft font-semibold text-ink'
                  : 'text-ink-2 hover:bg-hover hover:text-ink',
              )}
            >
              {name}
            </button>
          ))}
          <button
            type="button"
            aria-pressed={turn.paused}
            onClick={() => turn.pause(!turn.paused)}
            className="ml-4 h-[48px] min-w-[136px] rounded border border-control px-5 text-ink hover:bg-hover"
          >
            {turn.paused ? '继续轮播' : '暂停轮播'}
          </button>
          {!bound && (
            <a
              href="/dashboard"
              className="ml-2 grid h-[48px] items-center rounded px-4 text-accent hover:bg-hover"
            >
              退出预览
            </a>
          )}
        </nav>
      )}
    </footer>
  )
}

/** AP-42: what is shown while the portal cannot be reached says of when it is. */
function Freshness({ feed }: { feed: Feed }) {
  const at = feed.confirmedAt === null ? null : formatInstant(new Date(feed.confirmedAt), { seconds: true })
  if (feed.state === 'closed' || at === null) return null
  const offline = feed.state === 'offline'
  return (
    <p
      role="status"
      className={classNames('flex items-center gap-3 tabular', offline && 'font-semibold text-warn')}
    >
      {offline && <Icon name="alert" size={20} />}
      {offline ? `连接中断,数据更新于 ${at}` : `数据更新于 ${at}`}
    </p>
  )
}
