import { expect, test } from '@playwright/test'
import { pageOf, sql } from './support/portal'

/** What a PDF says of itself without being unpacked: how many pages, of what size. */
function paperOf(bytes: Buffer) {
  const text = bytes.toString('latin1')
  const boxes = [...text.matchAll(/\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/g)]
  return {
    pages: (text.match(/\/Type\s*\/Page\b/g) ?? []).length,
    sizes: new Set(
      boxes.map(([, width, height]) => `${Math.round(Number(width))}x${Math.round(Number(height))}`),
    ),
  }
}

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
  // a state is a word on one line, not a column of letters that makes every row three lines high
  const broken = await table.evaluate(
    (element) =>
      [...element.querySelectorAll('td [data-tone]')].filter(
        (badge) => badge.getClientRects().length > 1 || badge.clientHeight > 30,
      ).length,
  )
  expect(broken).toBe(0)

  // A4 on its side; that the header repeats and no row is cut is said by the rules above
  const paper = paperOf(await page.pdf({ preferCSSPageSize: true }))
  expect(paper.pages).toBeGreaterThan(3)
  expect(paper.sizes).toEqual(new Set(['842x595']))
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

test('paper shows who people are by a part of their names alone', async ({ browser }) => {
  const page = await pageOf(browser, 'admin')
  await page.goto('/admin/users?q=reviewer')
  const row = page.locator('tbody tr').first()
  const name = (await row.locator('td').first().locator('span').first().textContent()) ?? ''
  await page.emulateMedia({ media: 'print' })
  await expect(row.getByText(name, { exact: true })).toBeHidden()
  await expect(row.getByText(`${name[0]}**`, { exact: true })).toBeVisible()
})
