import { TabsNav } from '@/components/ui/tabs-nav'

/** The two kinds of questions of 校验与修正 with what is left of each, and everything for whoever wants to see it. */
export function RepairTabs(props: {
  /** Of the batch. */
  base: string
  undecided: number
  problems: number
  current: 'names' | 'problems' | 'all'
}) {
  const { base, current } = props
  return (
    <TabsNav
      label="校验与修正"
      items={[
        { href: `${base}/names`, label: '单位名称', count: props.undecided, current: current === 'names' },
        { href: `${base}/rows`, label: '有问题的行', count: props.problems, current: current === 'problems' },
        { href: `${base}/rows?show=all`, label: '全部行', current: current === 'all' },
      ]}
    />
  )
}
