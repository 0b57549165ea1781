import fs from 'node:fs/promises'
import { expect, type Page, test } from '@playwright/test'
import { recordsOf, sheetsOf } from '../support/workbook'
import { complaints, pageOf, sql } from './support/portal'

async function download(page: Page, name: RegExp) {
  await page.locator('summary', { hasText: '导出' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name }).click()])
  return { fileName: file.suggestedFilename(), bytes: await fs.readFile(await file.path()) }
}

test('what a clerk filters is what the file holds: rows, order, and the total to the 分', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'clerk')
  const errors = complaints(page)
  await page.goto('/agreements?pageSize=100')
  await page.getByRole('form', { name: '筛选' }).getByLabel('协议类型').selectOption({ label: '项目协议' })
  await page.getByRole('button', { name: '查询' }).click()
  await expect(page).toHaveURL(/kind=PROJECT/)
  await page.getByRole('columnheader', { name: /金额/ }).getByRole('link').click()
  await expect(page).toHaveURL(/sort=-amountFen/)
  const table = page.getByRole('table', { name: '协议列表' })
  const titles = await table.locator('tbody th a').allInnerTexts()
  const shown = titles.map((title) => title.trim()).filter((title) => title !== '')
  expect(shown.length).toBeGreaterThan(3)

  const { fileName, bytes } = await download(page, /导出所见,Excel/)
  expect(fileName).toMatch(/^产学研合作协议_\d{8}_\d{6}\.xlsx$/)
  const [about, sheet] = sheetsOf(bytes)
  const rows = sheet ? recordsOf(sheet) : []
  expect(rows.map((row) => row.协议名称).slice(0, shown.length)).toEqual(shown)
  const [wanted] = await sql<{ rows: number; fen: string }>(
    `SELECT count(*)::int AS rows, sum("amountFen")::text AS fen FROM "Agreement" WHERE kind = 'PROJECT' AND "voidedAt" IS NULL`,
  )
  expect(rows).toHaveLength(wanted?.rows ?? -1)
  const fenOf = (wan = '') => {
    const [whole = '', places = ''] = wan.split('.')
    return /^\d+$/.test(whole) ? BigInt(whole + places.padEnd(6, '0')) : 0n
  }
  expect(String(rows.reduce((sum, row) => sum + fenOf(row['金额(万元)']), 0n))).toBe(wanted?.fen)
  expect(about?.rows.some(([, value]) => value?.text === '协议类型:项目协议')).toBe(true)

  // the administrator sees it in the log, and nobody else does
  const admin = await pageOf(browser, 'admin')
  await admin.goto('/admin/access-log')
  await expect(admin.getByText(fileName)).toBeVisible()
  const answer = await page.goto('/admin/access-log')
  expect(answer?.status()).toBe(404)
  expect(errors.filter((error) => !error.includes('404'))).toEqual([])
})

test('an enterprise takes its own rows, and hidden columns stay at home', async ({ browser }) => {
  const page = await pageOf(browser, 'enterprise', { width: 390, height: 844 })
  await page.goto('/projects')
  await page.locator('summary', { hasText: '列设置' }).click()
  await page.getByLabel('编号').uncheck()
  await page.getByRole('button', { name: '应用' }).click()
  await expect(page.locator('summary', { hasText: '列设置' })).toBeVisible()
  const { bytes } = await download(page, /导出所见,CSV/)
  const [header = '', ...lines] = bytes.toString('utf8').trimEnd().split('\r\n')
  expect(header).not.toContain('编号')
  const [own] = await sql<{ rows: number }>(
    `SELECT count(*)::int AS rows FROM "Project" JOIN "User" ON "participantIds" @> ARRAY["organizationId"]
      WHERE account = 'enterprise' AND "voidedAt" IS NULL`,
  )
  expect(lines).toHaveLength(own?.rows ?? -1)
  await page.locator('summary', { hasText: '列设置' }).click()
  await page.getByRole('button', { name: '恢复默认' }).click()
})

test('names leave with a right and a reason, and the file says whose copy it is', async ({ browser }) => {
  const admin = await pageOf(browser, 'admin')
  await admin.goto('/admin/users?q=reviewer')
  await admin.locator('tbody').getByRole('link', { name: 'reviewer', exact: true }).click()
  await admin.getByRole('button', { name: '开通个人信息导出' }).click()
  await admin.getByLabel('原因').fill('负责报送年度名录')
  await admin.getByRole('button', { name: '开通', exact: true }).click()
  await expect(admin.getByRole('button', { name: '收回个人信息导出' })).toBeVisible()

  const clerk = await pageOf(browser, 'clerk')
  await clerk.goto('/enterprises')
  await clerk.locator('summary', { hasText: '导出' }).click()
  await expect(clerk.getByText('个人信息:法定代表人')).toBeVisible()
  await expect(clerk.getByLabel('导出事由')).toHaveCount(0)

  const page = await pageOf(browser, 'reviewer')
  await page.goto('/enterprises')
  await page.locator('summary', { hasText: '导出' }).click()
  await page.getByLabel('导出事由').fill('报送省厅年度名录')
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /含个人信息.*Excel/ }).click(),
  ])
  const [, sheet] = sheetsOf(await fs.readFile(await file.path()))
  expect(sheet?.rows[0]?.[0]?.text).toMatch(/^含个人信息 · .+ 导出/)
  expect(sheet?.rows[1]?.map((cell) => cell?.text)).toContain('法定代表人')
  await admin.goto('/admin/access-log')
  await expect(admin.getByText('法定代表人;事由:报送省厅年度名录').first()).toBeVisible()
})

test('inside WeChat the menu says where a file can be saved', async ({ browser }) => {
  const signedIn = await pageOf(browser, 'clerk')
  const context = await browser.newContext({
    userAgent: 'Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/86.0 Mobile MicroMessenger/8.0.30',
    viewport: { width: 390, height: 844 },
  })
  await context.addCookies(await signedIn.context().cookies())
  const page = await context.newPage()
  await page.goto('/agreements')
  await page.locator('summary', { hasText: '导出' }).click()
  await expect(page.getByText('在浏览器打开')).toBeVisible()
  await expect(page.getByRole('link', { name: /导出所见/ })).toHaveCount(0)
})
