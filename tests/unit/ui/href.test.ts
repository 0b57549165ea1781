import { describe, expect, test } from 'vitest'
import { hrefWith, sortHref } from '@/components/ui/href'

describe('links of a list', () => {
  test('any change of the filter begins at the first page again', () => {
    expect(hrefWith('/projects', { q: '轴承', page: '7' }, { status: 'LANDED' })).toBe(
      '/projects?q=%E8%BD%B4%E6%89%BF&status=LANDED',
    )
  })

  test('a chip takes out its own parameter and leaves the others', () => {
    expect(hrefWith('/projects', { q: 'a', status: 'x' }, { status: undefined })).toBe('/projects?q=a')
  })

  test('empty values and no values leave a bare path', () => {
    expect(hrefWith('/projects', { q: '', page: '3' })).toBe('/projects')
  })

  test('a page can be asked for', () => {
    expect(hrefWith('/projects', { page: '1' }, { page: '4' })).toBe('/projects?page=4')
  })

  test('a sorted column turns round, another begins descending', () => {
    expect(sortHref('/p', { sort: '-signedOn' }, 'signedOn')).toEqual({
      href: '/p?sort=signedOn',
      direction: 'desc',
    })
    expect(sortHref('/p', { sort: 'signedOn' }, 'signedOn')).toEqual({
      href: '/p?sort=-signedOn',
      direction: 'asc',
    })
    expect(sortHref('/p', { sort: 'signedOn' }, 'name')).toEqual({ href: '/p?sort=-name', direction: null })
  })

  test('the default order shows its direction although it is not in the address', () => {
    expect(sortHref('/p', {}, 'signedOn', '-signedOn').direction).toBe('desc')
  })
})
