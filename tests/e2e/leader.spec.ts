import { expect, test } from '@playwright/test'
import { complaints, pageOf } from './support/portal'

// The article's figures (coverage.md §2), and the page of 2023-01-03 that reports 45.
const article = {
  'signed-projects': '31',
  'signing-enterprises': '22',
  'novelty-claims': '9',
  'contract-value-fen': '14200000000',
}

test('the dashboard tells the figures of the article as of 2022-10-19, and each opens exactly its rows', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'leader')
  const errors = complaints(page)
  await page.goto('/dashboard?asOf=2022-10-19')
  for (const [id, value] of Object.entries(article)) {
    await expect(page.locator(`[data-indicator="${id}"]`).first(), id).toHaveAttribute('data-value', value)
  }
  for (const id of ['intentions', 'partner-institutions']) {
    const value = Number(await page.locator(`[data-indicator="${id}"]`).first().getAttribute('data-value'))
    expect(value, id).toBeGreaterThan(100)
  }
  const figures = await page.locator('[data-indicator]').evaluateAll((cards) =>
    cards.map((card) => ({
      id: card.getAttribute('data-indicator') ?? '',
      value: card.getAttribute('data-value') ?? '',
      href:
        (card.matches('a') ? card : card.querySelector('a[href^="/indicators/"]'))?.getAttribute('href') ??
        null,
    })),
  )
  expect(new Set(figures.map(({ id }) => id)).size).toBeGreaterThanOrEqual(10)
  // a figure stands on a card and in the table below, with one address
  const opened = new Set<string>()
  for (const { id, value, href } of figures) {
    if (href === null || opened.has(href)) continue
    opened.add(href)
    await page.goto(href)
    await expect(page.locator(`[data-indicator="${id}"]`).first(), href).toHaveAttribute('data-value', value)
    await expect(page.getByText('口径').first()).toBeVisible()
  }
  expect(errors).toEqual([])
})

test('stages, events and townships on the dashboard open the rows they count', async ({ browser }) => {
  const page = await pageOf(browser, 'leader')
  const errors = complaints(page)
  await page.goto('/dashboard?asOf=2022-10-19')
  const links = await Promise.all(
    ['从意向到产业化', '活动成效', '规上企业产学研合作覆盖率'].map((name) =>
      page
        .getByRole('region', { name, exact: true })
        .locator('a[href^="/indicators/"]')
        .evaluateAll((anchors) =>
          anchors.map((anchor) => ({
            href: anchor.getAttribute('href') ?? '',
            text: anchor.textContent ?? '',
          })),
        ),
    ),
  )
  for (const group of links) expect(group.length).toBeGreaterThan(3)
  const [first, ...rest] = links.map((group) => group.filter(({ text }) => /\d/.test(text)))
  // of events and townships a few stand for all
  for (const { href, text } of [...(first ?? []), ...rest.flatMap((group) => group.slice(0, 4))]) {
    await page.goto(href)
    const card = page.locator('[data-indicator]').first()
    const digits = (await card.getAttribute('data-value')) ?? ''
    const told = text.replace(/[^\d./]/g, '')
    if (text.includes('%')) continue
    if (text.includes('未覆盖')) {
      const [covered = 0, all = 0] = digits.split('/').map(Number)
      expect(String(all - covered), href).toBe(told)
    } else if (href.includes('-fen?')) {
      // 万元 with two decimals
      expect(Math.round(Number(digits) / 10_000), href).toBe(Math.round(Number(told) * 100))
    } else {
      expect(digits, href).toBe(told)
    }
  }
  expect(errors).toEqual([])
})

test('the two times of the figures move by keyboard', async ({ browser }) => {
  const page = await pageOf(browser, 'leader')
  await page.goto('/dashboard?asOf=2022-10-31')
  await page.getByLabel('统计截至').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/asOf=2022-09-30/)
  await expect(page.getByText('当前为截至')).toContainText('2022-09-30')
  await page.getByLabel('数据所知').focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/knownAt=\d{4}-\d{2}-\d{2}/)
  await expect(page).toHaveURL(/asOf=2022-09-30/)
})

test('on 2023-01-03 there are 45 signed projects, because one was found twice', async ({ browser }) => {
  const page = await pageOf(browser, 'leader')
  await page.goto('/dashboard?asOf=2023-01-03')
  await expect(page.locator('[data-indicator="signed-projects"]').first()).toHaveAttribute('data-value', '45')
})

test('a leader asks why the number of January is not that of October, and gets the rows', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'leader')
  const errors = complaints(page)
  await page.goto('/indicators/signed-projects?asOf=2023-01-03')
  await page.getByLabel('对比时点截止日期').fill('2022-10-19')
  await page.getByRole('button', { name: '说明差异' }).click()
  await expect(page.getByRole('heading', { name: '签约项目差异说明' })).toBeVisible()
  await expect(page.getByText('+14 项').first()).toBeVisible()
  await expect(page.locator('tbody tr')).toHaveCount(14)

  // As known then: nothing registered later may count.
  await page.goto('/dashboard?asOf=2022-10-19&knownAt=2019-01-01')
  await expect(page.getByText('已经登记的数据统计')).toBeVisible()
  await expect(page.locator('[data-indicator="signed-projects"]').first()).toHaveAttribute('data-value', '0')
  expect(errors).toEqual([])
})

test('a leader begins at the figures, reads records and finds nothing to press', async ({ browser }) => {
  const page = await pageOf(browser, 'leader', { width: 390, height: 844 })
  await page.goto('/')
  await expect(page).toHaveURL(/\/dashboard/)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await page.goto('/agreements')
  await page.locator('tbody a').first().click()
  for (const name of ['编辑', '作废', '审核通过', '提交审核']) {
    await expect(
      page.getByRole('button', { name, exact: true }).or(page.getByRole('link', { name, exact: true })),
    ).toHaveCount(0)
  }
  expect((await page.goto('/agreements/new'))?.status()).toBe(404)
})
