import { expect, type Page, test } from '@playwright/test'
import { complaints, pageOf } from './support/portal'

const topOf = async (page: Page, selector: string) =>
  (await page.locator(selector).first().boundingBox())?.y ?? -1

test('a leader with a phone sees five numbers, then what is red and yellow, and opens it', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'leader', { width: 390, height: 844 })
  const errors = complaints(page)
  await page.goto('/dashboard')
  const alerts = page.getByRole('region', { name: '红黄灯项目' })
  await expect(alerts).toBeVisible()
  const [figures, list, periods] = [
    await topOf(page, 'section[aria-label="主要指标"]'),
    (await alerts.boundingBox())?.y ?? -1,
    await topOf(page, 'nav[aria-label="统计期间"]'),
  ]
  expect(figures).toBeGreaterThan(0)
  expect(figures).toBeLessThan(320)
  expect(list).toBeGreaterThan(figures)
  expect(periods).toBeGreaterThan(list)
  await expect(page.locator('section[aria-label="主要指标"] [data-indicator]')).toHaveCount(5)

  const lights = await alerts
    .locator('li')
    .evaluateAll((items) => items.map((item) => item.textContent ?? ''))
  expect(lights.length).toBeGreaterThan(0)
  const red = lights.map((text) => text.includes('红灯'))
  expect(red).toEqual(red.toSorted((a, b) => Number(b) - Number(a)))
  for (const text of lights) expect(text).toMatch(/逾期|到期|未报/)
  for (const link of await alerts.locator('a').all()) {
    expect((await link.boundingBox())?.height ?? 0).toBeGreaterThanOrEqual(44)
  }
  await alerts.locator('li a').first().click()
  await expect(page).toHaveURL(/\/projects\/[0-9a-f-]{36}/)
  await expect(page.getByText(red[0] ? '红灯 预警' : '黄灯 关注').first()).toBeVisible()
  expect(errors).toEqual([])
})

test('lying on its side the phone shows the figures at once and scrolls only downwards', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'leader', { width: 844, height: 390 })
  await page.goto('/dashboard')
  const figures = await page.locator('section[aria-label="主要指标"]').boundingBox()
  expect(figures?.y ?? 999).toBeLessThan(200)
  await expect(page.getByRole('region', { name: '红黄灯项目' })).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(844)
})

test('a desk has none of it counted', async ({ browser }) => {
  const page = await pageOf(browser, 'leader')
  const asked: string[] = []
  page.on('request', (request) => asked.push(new URL(request.url()).pathname))
  await page.goto('/dashboard')
  await page.waitForLoadState('networkidle')
  expect(asked).not.toContain('/dashboard/alerts')
  await expect(page.getByText('红黄灯项目')).toBeHidden()
})

test('the first look costs a phone at most 300 KB, drawings excluded until they come near', async ({
  browser,
}) => {
  const page = await pageOf(browser, 'leader', { width: 390, height: 844 })
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true })
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength
  })
  await page.goto('/dashboard')
  await page.waitForLoadState('networkidle')
  console.log(`phone dashboard: ${bytes} bytes`)
  expect(bytes).toBeLessThanOrEqual(300 * 1024)
  await page.getByText('签约项目月度趋势').first().scrollIntoViewIfNeeded()
  await expect(page.locator('.chart svg').first()).toBeVisible()
})

test('生成图片 draws the five figures with cut-off, name and time', async ({ browser }) => {
  const page = await pageOf(browser, 'leader', { width: 390, height: 844 })
  const errors = complaints(page)
  await page.goto('/dashboard?asOf=2022-10-19')
  await page.getByRole('button', { name: '生成图片' }).click()
  const picture = page.getByRole('dialog').getByRole('img')
  await expect(picture).toHaveAttribute(
    'alt',
    /产学研合作主要指标,数据截止 2022-10-19,由 .+ 于 \d{4}-\d{2}-\d{2} \d{2}:\d{2} 生成/,
  )
  const drawn = await picture.evaluate(async (image: HTMLImageElement) => {
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = image.naturalWidth
    canvas.height = image.naturalHeight
    const pen = canvas.getContext('2d')
    pen?.drawImage(image, 0, 0)
    const colors = new Set<number>()
    const { data } = pen?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    for (let at = 0; at < data.length; at += 4 * 97)
      colors.add(((data[at] ?? 0) << 16) | ((data[at + 1] ?? 0) << 8) | (data[at + 2] ?? 0))
    return { width: image.naturalWidth, height: image.naturalHeight, colors: colors.size }
  })
  expect(drawn.width).toBe(1080)
  expect(drawn.height).toBeGreaterThan(1000)
  expect(drawn.colors).toBeGreaterThan(20)
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '保存图片' }).click(),
  ])
  expect(file.suggestedFilename()).toMatch(/^产学研合作主要指标.*\.png$/)
  expect(errors).toEqual([])
})
