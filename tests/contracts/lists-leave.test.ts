import fs from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'

// Every page that lists rows can be taken away as a file and printed, or says here why not. Pages are found by what they
// are made of, so that a list added later is asked too.

const ROOT = 'app/(portal)'

/** Lists nobody can take away as a file, and why. */
const withoutFile: Record<string, string> = {
  '/account': '本人登录中的设备,随时变化,不是登记的内容',
  '/imports/[id]/preview': '尚未写入的预演;原文件和标红文件可以下载',
  '/imports/[id]/result': '写入的记录在各自的列表中导出',
  '/imports/[id]/rows': '待修正的行以标红原文件下载,修改后重新上传',
  '/admin/screens': '登记的大屏设备,没有业务内容;每台的变化在其变更记录中',
  '/passports/[id]': '发布时的明细由“按当时所知重新统计”打开,在那里导出',
  '/period-locks/[id]': '一个期间锁定后的更正随该页打印;变更本身在各记录的变更记录中',
  '/dashboard': '驾驶舱的每个数打开明细,在明细中导出',
}

type Page = { route: string; source: string }

/** The page and what it is made of that stands beside it in app/: components are shared and tell nothing. */
function closure(file: string, seen = new Set<string>()): string {
  if (seen.has(file)) return ''
  seen.add(file)
  const source = fs.readFileSync(file, 'utf8')
  const own = [...source.matchAll(/from '(\.[^']*|@\/app\/[^']*)'/g)].flatMap(([, specifier = '']) => {
    const base = specifier.startsWith('@/') ? specifier.slice(2) : path.join(path.dirname(file), specifier)
    return [`${base}.tsx`, `${base}.ts`].filter((candidate) => fs.existsSync(candidate)).slice(0, 1)
  })
  return (
    source + own.map((other) => (other.endsWith('export-menu.tsx') ? '' : closure(other, seen))).join('\n')
  )
}

const pages: Page[] = fs
  .readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx')
  .map((file) => path.join(ROOT, file))
  .map((file) => ({
    route: path.dirname(file).slice(ROOT.length).replaceAll(path.sep, '/') || '/',
    source: closure(file),
  }))
  .toSorted((a, b) => a.route.localeCompare(b.route))

const listsRows = ({ source }: Page) => /<(Pagination|DataTable|[A-Z]\w*Table)\b/.test(source)
const leaves = ({ source }: Page) => /<ExportMenu(Of|At)\b/.test(source)
/** The page of one record: what it lists belongs to the record and is in its list's full export or its own list. */
const isRecord = ({ source }: Page) => /<HistoryPanel\b/.test(source)
const isForm = ({ route }: Page) => /\/(new|edit|amend|register|report|merge)$/.test(route)

const lists = pages.filter((page) => listsRows(page) && !isForm(page))

test('the walk finds the lists', () => {
  const routes = lists.map(({ route }) => route)
  for (const known of [
    '/agreements',
    '/enterprises',
    '/admin/sign-ins',
    '/events/series',
    '/projects/reports',
  ])
    expect(routes).toContain(known)
  expect(routes.length).toBeGreaterThan(15)
})

test('every list leaves as a file, or says why not', () => {
  const kept = lists.filter((page) => !leaves(page) && !isRecord(page)).map(({ route }) => route)
  expect(kept.filter((route) => !(route in withoutFile))).toEqual([])
})

test('no reason outlives its list', () => {
  const needed = lists.filter((page) => !leaves(page)).map(({ route }) => route)
  expect(Object.keys(withoutFile).filter((route) => !needed.includes(route))).toEqual([])
})

/** Lists and records nobody prints, and why. */
const withoutPrint: Record<string, string> = {
  '/account': '本人登录中的设备,随时变化,不是登记的内容',
  '/events/series/[id]': '系列的编辑表单;系列在列表中打印',
}

const prints = ({ source }: Page) => /<Print(List|Button)\b|\bprintable\b/.test(source)
const printed = pages.filter((page) => (listsRows(page) || isRecord(page)) && !isForm(page))

test('every list and every record prints, or says why not', () => {
  expect(printed.length).toBeGreaterThan(25)
  const kept = printed.filter((page) => !prints(page)).map(({ route }) => route)
  expect(kept.toSorted()).toEqual(Object.keys(withoutPrint).toSorted())
})

test('a list that pages opens all rows of its filter to print them', () => {
  const onePage = printed
    .filter((page) => /<Pagination\b/.test(page.source) && leaves(page) && !/<PrintList\b/.test(page.source))
    .map(({ route }) => route)
  expect(onePage).toEqual([])
})
