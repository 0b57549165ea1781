import { TabsNav } from '@/components/ui/tabs-nav'
import type { ImportDetail } from '@/lib/imports/queries'

/** The two kinds of questions of 校验与修正, and everything for whoever wants to see it. */
export function RepairTabs(props: {
  detail: ImportDetail
  undecided: number
  current: 'names' | 'problems' | 'all'
}) {
  const base = `/imports/${props.detail.batch.id}`
  return (
    <TabsNav
      label="校验与修正"
      items={[
        {
          href: `${base}/names`,
          label: '单位名称',
          count: props.undecided,
          current: props.current === 'names',
        },
        {
          href: `${base}/rows`,
          label: '有问题的行',
          count: props.detail.counts?.problem ?? 0,
          current: props.current === 'problems',
        },
        { href: `${base}/rows?show=all`, label: '全部行', current: props.current === 'all' },
      ]}
    />
  )
}
