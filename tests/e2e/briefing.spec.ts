import fs from 'node:fs/promises'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { recordsOf, sheetsOf, unzip } from '../support/workbook'
import { complaints, pageOf } from './support/portal'

// The figures of the article, on the day of the article: on the screen, in a workbook and in the briefing.

const exact = {
  'signed-projects': '31',
  'signing-enterprises': '22',
  'novelty-claims': '9',
  'contract-value-fen': '14200000000',
} as const
const said = [
  '签约产学研合作项目31项',
  '签约企业22家',
  '填补国内空白成果9项',
  '技术合同成交额1.42亿元',
  '达成合作意向100余项',
]

async function saved(page: Page, press: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()])
  return { fileName: file.suggestedFilename(), bytes: await fs.readFile(await file.path()) }
}

const textOf = (xml = '') => xml.replace(/<w:instrText[^>]*>.*?<\/w:instrText>/g, '').replace(/<[^>]+>/g, '')

test('from a snapshot to a document with one click, and to a final one with a second person', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'clerk')
  const errors = complaints(page)
  await page.goto('/dashboard?asOf=2022-10-19')
  for (const [id, value] of Object.entries(exact))
    await expect(page.locator(`[data-indicator="${id}"]`).first()).toHaveAttribute('data-value', value)

  await page.goto('/indicators/signed-projects?asOf=2022-10-19')
  await page.locator('summary', { hasText: '导出' }).click()
  const workbook = await saved(page, () => page.getByRole('link', { name: /导出所见,Excel/ }).click())
  const sheet = sheetsOf(workbook.bytes).at(-1)
  expect(sheet && recordsOf(sheet).filter((row) => row.编号 || row.项目编号).length).toBe(31)

  await page.goto('/snapshots/new?asOf=2022-10-19')
  await page.getByLabel('快照名称').fill('截至2022年10月19日的统计快照')
  await page.getByRole('button', { name: '冻结' }).click()
  await expect(page).toHaveURL(/\/snapshots\/[0-9a-f-]{36}$/)
  for (const [id, value] of Object.entries(exact))
    await expect(page.locator(`[data-indicator="${id}"]`).first()).toHaveAttribute('data-value', value)

  const press = () => page.getByRole('button', { name: '生成简报并下载:工作简报' }).click()
  const draft = await saved(page, press)
  expect(draft.fileName).toMatch(/^工作简报_.*JB-2022-\d{4}\(草稿\)\.docx$/)
  expect((await saved(page, press)).bytes.equals(draft.bytes)).toBe(true)
  const parts = unzip(draft.bytes)
  const words = textOf(parts.get('word/document.xml'))
  for (const text of said) expect(words).toContain(text)
  expect(words).toContain('14,200.00')
  expect(parts.get('word/header1.xml')).toContain('草稿')

  await page.reload()
  await page
    .getByRole('link', { name: /^JB-2022-/ })
    .first()
    .click()
  const sheetOnPage = page.locator('article')
  const shown = ((await sheetOnPage.textContent()) ?? '').replace(/\[\d+\]/g, '')
  for (const text of said) expect(shown).toContain(text)
  await expect(sheetOnPage.locator('.gw-draft')).toBeVisible()
  const axe = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()
  expect(axe.violations.map(({ id, nodes }) => `${id} ${nodes[0]?.target}`)).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expect(page.getByRole('button', { name: '定稿' })).toHaveCount(0)
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: '编辑' }).click()
  await page.getByRole('textbox', { name: '期号' }).fill('3')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(sheetOnPage.getByText('第3期')).toBeVisible()

  const reviewer = await pageOf(browser, 'reviewer')
  await reviewer.goto(page.url())
  await reviewer.getByRole('button', { name: '定稿' }).click()
  await expect(reviewer.getByRole('button', { name: '定稿' })).toHaveCount(0)
  const final = await saved(reviewer, () => reviewer.getByRole('link', { name: '下载' }).click())
  expect(final.fileName).not.toContain('草稿')
  const printed = unzip(final.bytes)
  expect([...printed.keys()].filter((name) => name.includes('header'))).toEqual([])
  expect(textOf(printed.get('word/document.xml'))).toContain('第3期')

  // what stands in a footnote opens the figure
  const passport = /KZ-2022-\d{4}-01/.exec(printed.get('word/footnotes.xml') ?? '')?.[0]
  await reviewer.goto(`/passports/${passport}`)
  await expect(reviewer.locator('[data-indicator="signed-projects"]')).toHaveAttribute('data-value', '31')
  expect(errors).toEqual([])
})

test('a reviewer rewrites a template, and is told at the field what cannot be filled in', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'reviewer')
  await page.goto('/briefings/templates/situation-report')
  await page.getByLabel('结语').fill('特此汇报,{签约数}。')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page.locator('#closing-error')).toHaveText('没有名为“签约数”的占位符')
  await page.getByLabel('结语').fill('特此汇报。请审阅。')
  await page.getByRole('button', { name: '保存' }).click()
  await expect(page).toHaveURL(/\/briefings\/templates$/)
  await expect(page.getByRole('region', { name: '情况汇报' })).toContainText('第 2 版')
})
