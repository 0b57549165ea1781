import AxeBuilder from '@axe-core/playwright'
import { expect, test } from '@playwright/test'
import { pageOf } from './support/portal'

test('columns and density of a list are chosen, remembered and reset, by keyboard too', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'clerk')
  await page.goto('/agreements')
  const header = (name: string) => page.getByRole('columnheader', { name })
  await expect(header('合作模式')).toBeVisible()

  const button = page.getByText('列设置', { exact: true })
  await button.press('Enter')
  const panel = page.locator('details[open] form')
  await expect(panel).toBeVisible()
  const { violations } = await new AxeBuilder({ page }).include('details[open]').analyze()
  expect(violations).toEqual([])
  await page.keyboard.press('Escape')
  await expect(panel).toBeHidden()

  await button.press('Enter')
  await panel.getByLabel('合作模式').uncheck()
  await panel.getByLabel('紧凑').check()
  await panel.getByRole('button', { name: '应用' }).click()
  await expect(header('合作模式')).toBeHidden()
  await expect(page.locator('table.compact')).toBeVisible()

  await page.goto('/agreements?status=EFFECTIVE')
  await expect(header('合作模式')).toBeHidden()
  await expect(header('协议类型')).toBeVisible()
  await page.goto('/projects')
  await expect(header('合作模式')).toBeVisible()

  await page.goto('/agreements')
  await button.click()
  await panel.getByRole('button', { name: '恢复默认' }).click()
  await expect(header('合作模式')).toBeVisible()
  await expect(page.locator('table.compact')).toBeHidden()
})

test('a short list does not cut off its settings', async ({ browser }) => {
  const page = await pageOf(browser, 'clerk')
  await page.goto('/agreements?q=没有这样的协议')
  await page.getByText('列设置', { exact: true }).click()
  const apply = page.getByRole('button', { name: '应用' })
  await expect(apply).toBeInViewport({ ratio: 1 })
  await apply.click()
  await expect(apply).toBeHidden()
})

test('columns are chosen without JavaScript', async ({ browser }) => {
  const signedIn = await pageOf(browser, 'reviewer')
  const context = await browser.newContext({
    javaScriptEnabled: false,
    viewport: { width: 1440, height: 900 },
  })
  await context.addCookies(await signedIn.context().cookies())
  const page = await context.newPage()
  await page.goto('/patents')
  await page.getByText('列设置', { exact: true }).click()
  await page.getByLabel('产学研联合').last().uncheck()
  await page.getByRole('button', { name: '应用' }).click()
  await expect(page.getByRole('columnheader', { name: '申请号' })).toBeVisible()
  await expect(page.getByRole('columnheader', { name: '产学研联合' })).toBeHidden()
})

test('the link of a row opens softly, and in a new tab where that is asked', async ({ browser }) => {
  const page = await pageOf(browser, 'clerk')
  await page.goto('/agreements')
  await page.evaluate(() => Object.assign(window, { here: true }))
  const link = page.locator('tbody a').first()
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    link.click({ modifiers: ['ControlOrMeta'] }),
  ])
  await expect(tab).toHaveURL(/\/agreements\/[0-9a-f-]{36}$/)
  await expect(page).toHaveURL(/\/agreements$/)
  await link.click()
  await expect(page).toHaveURL(/\/agreements\/[0-9a-f-]{36}$/)
  expect(await page.evaluate(() => 'here' in window)).toBe(true)
})
