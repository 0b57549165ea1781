import { type Actor, isMember, keepsRecords } from '@/lib/auth/actor'

type Item = { href: string; label: string; icon: IconOf; count?: number }
type IconOf =
  | 'home'
  | 'gauge'
  | 'spark'
  | 'document'
  | 'flag'
  | 'contract'
  | 'building'
  | 'school'
  | 'award'
  | 'layers'
  | 'calendar'
  | 'inbox'
  | 'users'
  | 'key'
  | 'download'
  | 'upload'
  | 'copy'
  | 'external'
  | 'sort'
  | 'lock'

export type MenuGroup = { group: string | null; items: Item[] }

const home: Item = { href: '/', label: '首页', icon: 'home' }
const dashboard: Item = { href: '/dashboard', label: '驾驶舱', icon: 'gauge' }
const intentions: Item = { href: '/intentions', label: '意向', icon: 'spark' }
const agreements: Item = { href: '/agreements', label: '协议', icon: 'document' }
const projects: Item = { href: '/projects', label: '项目', icon: 'flag' }
const contracts: Item = { href: '/contracts', label: '技术合同', icon: 'contract' }
const patents: Item = { href: '/patents', label: '专利', icon: 'award' }
const achievements: Item = { href: '/achievements', label: '成果', icon: 'layers' }
const targets: Item = { href: '/targets', label: '年度目标', icon: 'flag' }
const externalFigures: Item = { href: '/external-figures', label: '外部数据', icon: 'external' }
const externalRankings: Item = { href: '/external-rankings', label: '外部排名', icon: 'sort' }
const periodLocks: Item = { href: '/period-locks', label: '期间锁定', icon: 'lock' }
const snapshots: Item = { href: '/snapshots', label: '快照', icon: 'copy' }
const briefings: Item = { href: '/briefings', label: '简报', icon: 'document' }
const events: Item = { href: '/events', label: '活动', icon: 'calendar' }

/** The menu in the order of conventions.md §3, without what a role has no use for. Shows; it permits nothing. */
export function menuFor(actor: Actor): MenuGroup[] {
  const cooperation = { group: '产学研合作', items: [intentions, agreements, projects, contracts] }
  const results = { group: '成果专利', items: [achievements, patents] }
  if (isMember(actor)) {
    return [
      { group: null, items: [home] },
      cooperation,
      results,
      { group: '活动与单位', items: [events, { href: '/institutions', label: '高校院所', icon: 'school' }] },
    ]
  }
  const register: MenuGroup = {
    group: '单位库',
    items: [
      { href: '/enterprises', label: '企业', icon: 'building' },
      { href: '/institutions', label: '高校院所', icon: 'school' },
    ],
  }
  const reports: MenuGroup = {
    group: '填报催报',
    items: [
      { href: '/projects/reports', label: '进展审核', icon: 'inbox' },
      ...(keepsRecords(actor) ? [{ href: '/imports', label: '导入', icon: 'upload' } as const] : []),
    ],
  }
  const groups: MenuGroup[] = [
    { group: null, items: actor.role === 'LEADER' ? [dashboard] : [home, dashboard] },
    cooperation,
    register,
    results,
    { group: '活动与对接', items: [events] },
    { group: '统计', items: [targets, externalFigures, externalRankings, snapshots, briefings, periodLocks] },
    reports,
  ]
  if (actor.role !== 'ADMINISTRATOR') return groups
  return [
    ...groups,
    {
      group: '系统管理',
      items: [
        { href: '/admin/users', label: '账号', icon: 'users' },
        { href: '/admin/sign-ins', label: '登录日志', icon: 'key' },
        { href: '/admin/access-log', label: '访问日志', icon: 'download' },
        { href: '/admin/screens', label: '大屏', icon: 'gauge' },
      ],
    },
  ]
}

/** The phone's bottom bar. */
export function tabsFor(actor: Actor): Item[] {
  if (isMember(actor)) return [home, projects, agreements, achievements]
  return actor.role === 'LEADER'
    ? [dashboard, projects, agreements, contracts]
    : [home, dashboard, projects, agreements]
}
