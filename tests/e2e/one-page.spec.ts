import fs from 'node:fs/promises'
import { expect, test } from '@playwright/test'
import { recordsOf, sheetsOf } from '../support/workbook'
import { complaints, pageOf } from './support/portal'

const article = {
  'signed-projects': '31',
  'signing-enterprises': '22',
  'novelty-claims': '9',
  'contract-value-fen': '14200000000',
}

/** Pages of a PDF as Chromium writes it: each is an object of its own. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0

for (const address of [
  '/dashboard/sheet?asOf=2022-10-19',
  '/dashboard/sheet',
  '/dashboard/sheet?asOf=2020-12-31',
]) {
  test(`${address} is one A4 page`, async ({ browser }) => {
    const page = await pageOf(browser, 'leader')
    const errors = complaints(page)
    await page.goto(address)
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }))).toBe(1)

    await page.emulateMedia({ media: 'print' })
    for (const text of ['制表人:', '审核人:', '数据截止'])
      await expect(page.getByText(text).first()).toBeVisible()
    const size = await page
      .locator('.one-page-table')
      .evaluate((table) => Number.parseFloat(getComputedStyle(table).fontSize))
    expect(size).toBeGreaterThanOrEqual(8) // six points
    const [sheet] = await page
      .locator('.one-page-table')
      .evaluateAll((tables) =>
        tables.map((table) => ({ table: table.scrollWidth, frame: table.parentElement?.clientWidth ?? 0 })),
      )
    expect(sheet?.table).toBeLessThanOrEqual(Math.ceil(sheet?.frame ?? 0))
    expect(errors).toEqual([])
  })
}

test('the sheet and its file say what the article says', async ({ browser }) => {
  const page = await pageOf(browser, 'leader')
  await page.goto('/dashboard/sheet?asOf=2022-10-19')
  for (const [id, value] of Object.entries(article))
    await expect(page.locator(`.one-page-table [data-indicator="${id}"]`)).toHaveAttribute(
      'data-value',
      value,
    )
  const shown = await page
    .locator('.one-page-table tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.querySelector('[data-indicator]')?.textContent ?? ''))

  await page.locator('summary', { hasText: '导出' }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /导出所见,Excel/ }).click(),
  ])
  const [about, sheet] = sheetsOf(await fs.readFile(await file.path()))
  const rows = sheet ? recordsOf(sheet) : []
  const of = (name: string) => rows.find((row) => row.指标 === name)
  expect(rows).toHaveLength(shown.length)
  expect(of('签约项目')).toMatchObject({ 本期: '31', 单位: '项', 期间或截止日期: '累计至 2022-10-19' })
  expect(of('签约企业')?.本期).toBe('22')
  expect(of('技术合同成交额')).toMatchObject({
    本期: '14200',
    单位: '万元',
    年度目标: '18,000.00 万元',
    完成率: '78.9%',
  })
  expect(about?.rows.some(([, value]) => value?.text.startsWith('2022-10-19'))).toBe(true)
})
