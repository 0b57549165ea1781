import { expect, test } from '@playwright/test'
import { complaints, pageOf, pick, sql } from './support/portal'

test('a clerk registers an agreement, hands it in, and the reviewer approves it', async ({ browser }) => {
  const clerk = await pageOf(browser, 'clerk')
  const errors = complaints(clerk)
  const title = `示例高效换热器联合研发协议${Date.now()}`
  await clerk.goto('/agreements/new')

  // nothing filled in: every mistake at once, each a link to its field
  await clerk.getByRole('button', { name: '保存', exact: true }).click()
  const summary = clerk.getByRole('alert').filter({ hasText: '协议名称' })
  await expect(summary.getByRole('link').first()).toBeVisible()
  await summary.getByRole('link', { name: /协议名称/ }).click()
  await expect(clerk.getByLabel('协议名称')).toBeFocused()

  await clerk.getByLabel('协议名称').fill(title)
  await clerk.getByRole('combobox', { name: '协议类型' }).selectOption({ label: '项目协议' })
  await clerk.getByLabel('合作模式').selectOption({ label: '项目合作' })
  await clerk.getByLabel('签订日期', { exact: true }).fill('2026年3月1日')
  await clerk.getByLabel('协议金额').fill('1.42亿')
  await expect(clerk.getByText('142,000,000.00 元')).toBeVisible()
  await pick(clerk, '单位', 'hbxyny', '河北旭阳能源有限公司', 0)
  await pick(clerk, '单位', '天津大学', '天津大学', 1)

  // a draft survives a reload
  await clerk.getByLabel('备注').fill('换热器示例备注')
  await clerk.getByLabel('协议名称').click()
  await expect(clerk.getByText(/草稿已保存/)).toBeVisible()
  clerk.once('dialog', (dialog) => dialog.accept())
  await clerk.reload()
  await expect(clerk.getByText('已恢复未提交的草稿')).toBeVisible()
  await expect(clerk.getByLabel('协议名称')).toHaveValue(title)
  await expect(clerk.getByLabel('备注')).toHaveValue('换热器示例备注')

  await clerk.getByRole('button', { name: '保存并提交审核' }).click()
  await expect(clerk.getByRole('heading', { name: title })).toBeVisible()
  await expect(clerk.getByText('142,000,000.00 元')).toBeVisible()
  await expect(clerk.getByText('2026-03-01').first()).toBeVisible()
  await expect(clerk.getByRole('button', { name: '审核通过' })).toHaveCount(0)
  const address = clerk.url()

  const reviewer = await pageOf(browser, 'reviewer')
  await reviewer.goto('/agreements?status=SUBMITTED')
  await reviewer.getByLabel('关键词').fill('换热器')
  await reviewer.getByLabel('关键词').press('Enter')
  await expect(reviewer).toHaveURL(/q=/)
  await reviewer.getByRole('link', { name: title }).click()
  await reviewer.getByRole('button', { name: '审核通过' }).click()
  await expect(reviewer.getByText('有效', { exact: true }).first()).toBeVisible()
  const history = reviewer.getByRole('region', { name: '变更记录' })
  await expect(history.getByText('审核通过').first()).toBeVisible()
  await expect(history.getByText('待审核').first()).toBeVisible()

  // similar and near in time: compared first
  await clerk.goto('/agreements/new')
  await clerk.getByLabel('协议名称').fill(`${title}(二)`)
  await clerk.getByRole('combobox', { name: '协议类型' }).selectOption({ label: '项目协议' })
  await clerk.getByLabel('合作模式').selectOption({ label: '项目合作' })
  await clerk.getByLabel('签订日期', { exact: true }).fill('20260310')
  await clerk.getByLabel('协议金额').fill('500万')
  await pick(clerk, '单位', 'hbxyny', '河北旭阳能源有限公司', 0)
  await pick(clerk, '单位', '天津大学', '天津大学', 1)
  await clerk.getByRole('button', { name: '保存', exact: true }).click()
  await expect(clerk.getByRole('link', { name: '打开已有记录' })).toHaveAttribute(
    'href',
    new URL(address).pathname,
  )
  await clerk.getByRole('button', { name: '仍要保存' }).click()
  await expect(clerk.getByRole('heading', { name: `${title}(二)` })).toBeVisible()

  await clerk.getByRole('button', { name: '作废' }).click()
  await clerk.getByLabel('作废原因').fill('与前一协议为同一事项')
  await clerk.getByRole('dialog').getByRole('button', { name: '作废' }).click()
  await expect(clerk.getByText('已作废').first()).toBeVisible()
  expect(errors).toEqual([])
})

test('of two people editing one agreement the second sees both versions and chooses', async ({ browser }) => {
  const [first, second] = [await pageOf(browser, 'clerk'), await pageOf(browser, 'reviewer')]
  const [row] = await sql<{ id: string }>(
    `SELECT "id" FROM "Agreement" WHERE "status" = 'EFFECTIVE' AND "voidedAt" IS NULL ORDER BY "createdAt" LIMIT 1`,
  )
  for (const page of [first, second]) await page.goto(`/agreements/${row?.id}/edit`)
  await first.getByLabel('备注').fill('甲先保存的备注')
  await first.getByLabel('更正原因').fill('按扫描件补充备注')
  await first.getByRole('button', { name: '保存更正' }).click()
  await expect(first).toHaveURL(/\/agreements\/[^/]+$/)

  await second.getByLabel('备注').fill('乙后保存的备注')
  await second.getByLabel('更正原因').fill('按电话核实补充')
  await second.getByRole('button', { name: '保存更正' }).click()
  await expect(second.getByText('已被他人修改')).toBeVisible()
  await expect(second.getByText('甲先保存的备注')).toBeVisible()
  await second.getByRole('button', { name: '保留我的' }).click()
  await expect(second).toHaveURL(/\/agreements\/[^/]+$/)
  await expect(second.getByText('乙后保存的备注').first()).toBeVisible()
})

test('a credit code is checked while it is typed, repaired, and recognised when the register has it', async ({
  browser,
}) => {
  const clerk = await pageOf(browser, 'clerk')
  await clerk.goto('/enterprises/new')
  await clerk.getByLabel('统一社会信用代码').fill('9111OOOO600037341L')
  await expect(clerk.getByText(/应为数字0/).first()).toBeVisible()
  const [held] = await sql<{ creditCode: string; name: string }>(
    `SELECT "creditCode", "name" FROM "Organization" WHERE "creditCode" IS NOT NULL AND "voidedAt" IS NULL LIMIT 1`,
  )
  await clerk.getByLabel('统一社会信用代码').fill(held?.creditCode ?? '')
  await expect(clerk.getByText(/库中已有/)).toContainText(held?.name ?? '')
})

test('待办 counts exactly the rows its links open', async ({ browser }) => {
  const clerk = await pageOf(browser, 'clerk')
  await clerk.goto('/')
  const tasks = await clerk
    .locator('main li a')
    .evaluateAll((links) =>
      links.map((link) => ({ href: link.getAttribute('href') ?? '', text: link.textContent ?? '' })),
    )
  expect(tasks.length).toBeGreaterThan(10)
  for (const { href, text } of tasks) {
    const count = /(\d[\d,]*)条$/.exec(text.replace(/\s/g, ''))?.[1]
    await clerk.goto(href)
    await expect(clerk.getByText(`共 ${count} `).first(), `${text} ${href}`).toBeVisible()
  }
})

test('filters, sorting and pages live in the address; the back button restores them', async ({ browser }) => {
  const clerk = await pageOf(browser, 'clerk')
  await clerk.goto('/agreements')
  await clerk.getByRole('combobox', { name: '协议类型' }).selectOption({ label: '项目协议' })
  await clerk.getByRole('button', { name: '查询' }).click()
  await expect(clerk).toHaveURL(/kind=PROJECT/)
  await clerk.getByRole('link', { name: '下一页' }).first().click()
  await expect(clerk).toHaveURL(/page=2/)
  const address = clerk.url()
  await clerk.locator('tbody a').first().click()
  await expect(clerk).toHaveURL(/\/agreements\/[0-9a-f-]{36}/)
  await clerk.goBack()
  await expect(clerk).toHaveURL(address)
  await clerk.getByRole('link', { name: /取消筛选 协议类型/ }).click()
  await expect(clerk).not.toHaveURL(/kind=/)
})

test('one box finds organizations by initials, short name and code, and records by two characters and number', async ({
  browser,
}) => {
  const clerk = await pageOf(browser, 'clerk')
  const [project] = await sql<{ code: string; title: string }>(
    `SELECT "code", "title" FROM "Project" WHERE "voidedAt" IS NULL ORDER BY "code" LIMIT 1`,
  )
  for (const [typed, found] of [
    ['hbxyny', '河北旭阳能源有限公司'],
    ['旭阳', '河北旭阳能源有限公司'],
    [project?.code ?? '', project?.title ?? ''],
    [project?.title.slice(1, 3) ?? '', project?.title ?? ''],
  ] as const) {
    await clerk.goto('/')
    await clerk.keyboard.press('/')
    await clerk.keyboard.type(typed)
    await clerk.keyboard.press('Enter')
    await expect(clerk).toHaveURL(/\/search\?q=/)
    await expect(clerk.getByRole('main').getByText(found).first(), typed).toBeVisible()
  }
})
