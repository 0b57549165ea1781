'use client'

import { buttonClass } from '@/components/ui/button'
import { classNames } from '@/components/ui/class-names'
import { FilterForm } from '@/components/ui/filter-form'
import { hrefWith, type Params } from '@/components/ui/href'

/** 共 N 条 · page size · 上一页/下一页 · 跳至. Links and a GET form: works without JavaScript, every page has an address. */
export function Pagination({
  total,
  page,
  pageSize,
  path,
  params,
  sizes = [10, 20, 50, 100],
}: {
  total: number
  page: number
  pageSize: number
  path: string
  params: Params
  sizes?: number[]
}) {
  if (sizes.length > 0 && !sizes.includes(pageSize)) return null // all rows stand on one page, to be printed
  const pages = Math.max(1, Math.ceil(total / pageSize))
  const to = (target: number) => hrefWith(path, params, { page: target === 1 ? undefined : String(target) })
  const { page: _, ...kept } = params

  return (
    <nav
      aria-label="分页"
      className="no-print flex flex-wrap items-center gap-x-5 gap-y-2 px-4 py-2 text-sm text-ink-2"
    >
      <span className="tabular">共 {total.toLocaleString('zh-CN')} 条</span>
      <span className={sizes.length > 0 ? 'flex items-center gap-0.5' : 'hidden'}>
        <span className="mr-1">每页</span>
        {sizes.map((size) => (
          <a
            data-soft
            key={size}
            href={hrefWith(path, params, { pageSize: String(size) })}
            aria-current={size === pageSize ? 'true' : undefined}
            aria-label={`每页 ${size} 条`}
            className={classNames(
              'inline-flex min-w-8 items-center justify-center rounded px-1 py-0.5 tabular max-md:min-h-11 max-md:min-w-11',
              size === pageSize
                ? 'bg-accent-soft font-semibold text-accent'
                : 'hover:bg-hover hover:text-accent',
            )}
          >
            {size}
          </a>
        ))}
      </span>
      <span className="ml-auto flex items-center gap-2">
        <Step href={page > 1 ? to(page - 1) : null} rel="prev">
          上一页
        </Step>
        <span className="tabular">
          {page} / {pages}
        </span>
        <Step href={page < pages ? to(page + 1) : null} rel="next">
          下一页
        </Step>
      </span>
      {pages > 2 && (
        <FilterForm
          key={hrefWith(path, params, { page: String(page) })}
          path={path}
          className="flex items-center gap-1.5"
        >
          {Object.entries(kept).map(
            ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
          )}
          <label htmlFor="page-jump">跳至</label>
          <input
            id="page-jump"
            name="page"
            inputMode="numeric"
            pattern="[0-9]*"
            autoComplete="off"
            className="control min-h-7 w-14 px-2 py-0 text-center text-sm tabular"
          />
          <span>页</span>
          <button type="submit" className={buttonClass('quiet', 'sm')}>
            前往
          </button>
        </FilterForm>
      )}
    </nav>
  )
}

function Step({ href, rel, children }: { href: string | null; rel: string; children: string }) {
  if (!href) {
    return (
      <span aria-disabled="true" className="px-2 py-1 text-ink-3 opacity-60">
        {children}
      </span>
    )
  }
  return (
    <a data-soft href={href} rel={rel} className={buttonClass('secondary', 'sm')}>
      {children}
    </a>
  )
}
