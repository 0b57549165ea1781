import { expect, test } from '@playwright/test'
import { pageOf, sql } from './support/portal'

test('打印全部 lists every row of the filter, and paper carries header and signatures and no menus', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'clerk')
  await page.goto('/agreements?status=EFFECTIVE')
  await page.getByRole('link', { name: '打印全部' }).click()
  await expect(page).toHaveURL(/status=EFFECTIVE&print=1/)

  const [effective] = await sql<{ count: number }>(
    `SELECT count(*)::int AS count FROM "Agreement" WHERE status = 'EFFECTIVE' AND "voidedAt" IS NULL`,
  )
  expect(effective?.count).toBeGreaterThan(100) // more than any page of the list shows
  await expect(page.locator('tbody tr')).toHaveCount(effective?.count ?? 0)

  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('制表单位:')).toBeVisible()
  await expect(page.getByText('状态:有效')).toBeVisible()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  await expect(page.getByRole('button')).toHaveCount(0)
  const table = page.locator('.data-table')
  await expect(table.locator('thead')).toHaveCSS('display', 'table-header-group') // repeated on every page
  await expect(table.locator('tbody tr').first()).toHaveCSS('break-inside', 'avoid')
  const cut = await table.evaluate(
    (element) =>
      [...element.querySelectorAll('td, th')].filter((cell) => cell.scrollWidth > cell.clientWidth + 1)
        .length,
  )
  expect(cut).toBe(0)
  await page.emulateMedia({ media: null })

  await page.getByRole('link', { name: '返回列表' }).click()
  await expect(page.locator('tbody tr')).toHaveCount(20)
})

test('one page of a list says on paper which part of it this is', async ({ browser }) => {
  const page = await pageOf(browser, 'clerk')
  await page.goto('/agreements')
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('本页为第 1—20 条')).toBeVisible()
})

test('every record can be printed from its page', async ({ browser }) => {
  const page = await pageOf(browser, 'enterprise')
  await page.goto('/projects')
  await page.locator('tbody a[href]').first().click()
  await expect(page.getByRole('button', { name: '打印' })).toBeVisible()
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByText('制表单位:')).toBeVisible()
  await expect(page.getByText('制表人:')).toBeVisible()
})
