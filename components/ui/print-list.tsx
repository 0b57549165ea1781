'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect } from 'react'
import { Button, LinkButton } from '@/components/ui/button'
import { hrefWith } from '@/components/ui/href'

const figure = (rows: number) => rows.toLocaleString('zh-CN')

/**
 * 打印 of a list. What the screen shows in full is printed as it stands; of a longer list `?print=1` (lib/lists.ts)
 * first opens all rows of the filter, and says so, or says where it had to stop.
 */
export function PrintList({ total, shown }: { total: number; shown: number }) {
  const path = usePathname()
  const params = Object.fromEntries(useSearchParams())
  const opened = params.print === '1'

  useEffect(() => {
    if (!opened) return
    // after the table has been laid out, else the dialog holds an empty page up
    const timer = setTimeout(() => window.print(), 300)
    return () => clearTimeout(timer)
  }, [opened])

  if (opened) {
    return (
      <>
        <LinkButton href={hrefWith(path, params, { print: undefined })}>返回列表</LinkButton>
        <Button icon="printer" onClick={() => window.print()}>
          打印
        </Button>
      </>
    )
  }
  if (shown >= total) {
    return (
      <Button icon="printer" className="max-md:hidden" onClick={() => window.print()}>
        打印
      </Button>
    )
  }
  return (
    <LinkButton icon="printer" className="max-md:hidden" href={hrefWith(path, params, { print: '1' })}>
      打印全部
    </LinkButton>
  )
}

/** On paper as on the screen: which part of the list this is, where it is not all of it. */
export function PrintedPart({
  total,
  shown,
  page,
  pageSize,
}: Record<'total' | 'shown' | 'page' | 'pageSize', number>) {
  const opened = useSearchParams().get('print') === '1'
  if (shown >= total) return null
  const first = (page - 1) * pageSize + 1
  return (
    <span className={opened ? 'text-warn' : 'print-only'}>
      {opened
        ? `一次最多打印 ${figure(shown)} 条,其余 ${figure(total - shown)} 条未列出,请缩小筛选范围后分次打印`
        : `本页为第 ${figure(first)}—${figure(first + shown - 1)} 条`}
    </span>
  )
}
