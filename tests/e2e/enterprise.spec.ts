import { expect, type Locator, test } from '@playwright/test'
import { complaints, pageOf, sql } from './support/portal'

const phone = { width: 360, height: 740 }

/** Counts every tap, as AP-45 does. */
function counting() {
  let taps = 0
  return {
    tap: async (target: Locator) => {
      taps += 1
      await target.click()
    },
    taps: () => taps,
  }
}

test('an enterprise reports on a project with at most eight taps; the reviewer returns and approves it', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'enterprise', phone)
  const errors = complaints(page)
  const { tap, taps } = counting()
  const started = Date.now()
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '我的项目' })).toBeVisible()
  const card = page
    .locator('li')
    .filter({ has: page.getByRole('link', { name: '填报', exact: true }) })
    .first()
  const project = ((await card.getByRole('link').first().textContent()) ?? '').trim()
  await tap(card.getByRole('link', { name: '填报', exact: true }))
  await tap(page.getByText('有进展', { exact: true }))
  await tap(page.getByRole('button', { name: /\+\s?5/ }))
  await page
    .getByLabel(/进展说明|一句话|说明/)
    .first()
    .fill('样机完成装配,开始带载调试')
  await tap(page.getByRole('button', { name: '提交', exact: true }))
  await expect(page.getByText('已提交').first()).toBeVisible()
  expect(taps()).toBeLessThanOrEqual(8)
  expect(Date.now() - started).toBeLessThan(60_000)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)

  const reviewer = await pageOf(browser, 'reviewer')
  await reviewer.goto(`/projects/reports?status=SUBMITTED&q=${encodeURIComponent(project)}`)
  await reviewer.getByRole('button', { name: '退回' }).first().click()
  await reviewer.getByLabel('退回原因').fill('请写明带载调试的功率')
  await reviewer.getByRole('dialog').getByRole('button', { name: '退回' }).click()
  await expect(reviewer.getByRole('dialog')).toHaveCount(0)

  await page.goto('/')
  const returned = page.locator('li').filter({ hasText: project }).first()
  await expect(returned.getByText('已退回')).toBeVisible()
  await expect(returned.getByText('请写明带载调试的功率')).toBeVisible()
  await returned
    .getByRole('link', { name: /修改|填报/ })
    .first()
    .click()
  await page
    .getByLabel(/进展说明|一句话|说明/)
    .first()
    .fill('样机完成装配,以 75 kW 带载调试')
  await page.getByRole('button', { name: /提交/ }).last().click()
  await expect(page.getByText('已提交').first()).toBeVisible()

  await reviewer.goto(`/projects/reports?status=SUBMITTED&q=${encodeURIComponent(project)}`)
  await reviewer.getByRole('button', { name: '审核通过' }).first().click()
  await expect(reviewer.getByText('共 0 ').first()).toBeVisible()
  expect(errors).toEqual([])
})

test('an enterprise reaches nothing of another enterprise, by any address', async ({ browser }) => {
  const page = await pageOf(browser, 'enterprise2')
  const [own] = await sql<{ organizationId: string }>(
    `SELECT "organizationId" FROM "User" WHERE "account" = 'enterprise2'`,
  )
  for (const [table, path] of [
    ['Agreement', '/agreements'],
    ['Project', '/projects'],
    ['Intention', '/intentions'],
    ['TechnologyContract', '/contracts'],
    ['Patent', '/patents'],
    ['Achievement', '/achievements'],
  ] as const) {
    const foreign = await sql<{ id: string; title: string; code: string }>(
      `SELECT "id", "title", "code" FROM "${table}" WHERE NOT "participantIds" @> ARRAY[$1]::uuid[] AND "voidedAt" IS NULL LIMIT 2`,
      [own?.organizationId],
    )
    expect(foreign.length, table).toBeGreaterThan(0)
    for (const { id, title, code } of foreign) {
      expect((await page.goto(`${path}/${id}`))?.status(), `${path}/${id}`).toBe(404)
      expect((await page.goto(`${path}/${id}/edit`))?.status(), `${path}/${id}/edit`).toBe(404)
      await page.goto(`/search?q=${encodeURIComponent(code)}`)
      await expect(page.getByRole('main')).not.toContainText(title)
      await page.goto(`${path}?q=${encodeURIComponent(code)}`)
      await expect(page.getByRole('main')).not.toContainText(title)
    }
  }
  const [rival] = await sql<{ id: string; name: string }>(
    `SELECT "id", "name" FROM "Organization" WHERE "kind" = 'ENTERPRISE' AND "id" <> $1 LIMIT 1`,
    [own?.organizationId],
  )
  expect((await page.goto(`/enterprises/${rival?.id}`))?.status()).toBe(404)
  expect((await page.goto('/dashboard'))?.status()).toBe(404)
  expect((await page.goto('/indicators/signed-projects'))?.status()).toBe(404)
})

test('a university’s contact sees what it takes part in and reports nothing', async ({ browser }) => {
  const page = await pageOf(browser, 'university')
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '我的项目' })).toBeVisible()
  await expect(page.getByRole('link', { name: '填报', exact: true })).toHaveCount(0)
  await page.goto('/projects')
  const [count] = await sql<{ n: number }>(
    `SELECT count(*)::int AS n FROM "Project" WHERE "voidedAt" IS NULL
        AND "participantIds" @> ARRAY[(SELECT "organizationId" FROM "User" WHERE "account" = 'university')]`,
  )
  await expect(page.getByText(`共 ${count?.n} `).first()).toBeVisible()
})
