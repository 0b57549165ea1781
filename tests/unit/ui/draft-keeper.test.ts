import { beforeEach, expect, test } from 'vitest'
import { clearAllDrafts, clearDraft, readDraft, sameValues, writeDraft } from '@/components/ui/draft-keeper'

const now = Date.UTC(2022, 9, 19)
const day = 24 * 3600 * 1000
let storage: Storage

// Like the browser's: keys are enumerable properties, methods are not.
beforeEach(() => {
  const methods = {
    getItem(this: Record<string, string>, key: string) {
      return Object.hasOwn(this, key) ? this[key] : null
    },
    setItem(this: Record<string, string>, key: string, value: string) {
      this[key] = value
    },
    removeItem(this: Record<string, string>, key: string) {
      delete this[key]
    },
  }
  storage = Object.create(methods) as Storage
})

test('a draft comes back as it was left', () => {
  const draft = { values: { title: '轴承' }, version: '3', savedAt: now }
  expect(writeDraft('agreement:new', draft, storage)).toBe(true)
  expect(readDraft('agreement:new', now + day, storage)).toEqual(draft)
})

test('a draft older than two weeks is thrown away', () => {
  writeDraft('a', { values: { title: 'x' }, savedAt: now }, storage)
  expect(readDraft('a', now + 15 * day, storage)).toBeNull()
  expect(storage.getItem('draft:a')).toBeNull()
})

test('what is no draft is not taken for one', () => {
  storage.setItem('draft:a', '{"values":null,"savedAt":1}')
  storage.setItem('draft:b', 'not json')
  expect(readDraft('a', now, storage)).toBeNull()
  expect(readDraft('b', now, storage)).toBeNull()
})

test('a browser that refuses to store leaves the form without a draft, not broken', () => {
  const full = {
    setItem() {
      throw new Error('QuotaExceededError')
    },
    getItem() {
      throw new Error('SecurityError')
    },
  } as unknown as Storage
  expect(writeDraft('a', { values: {}, savedAt: now }, full)).toBe(false)
  expect(readDraft('a', now, full)).toBeNull()
})

test('signing out clears every draft and nothing else', () => {
  writeDraft('a', { values: { title: 'x' }, savedAt: now }, storage)
  writeDraft('b', { values: { title: 'y' }, savedAt: now }, storage)
  storage.setItem('other', '1')
  clearDraft('a', storage)
  clearAllDrafts(storage)
  expect(Object.keys(storage)).toEqual(['other'])
})

test('an absent value and an empty one are the same to the person', () => {
  expect(sameValues({ a: '1', b: '' }, { a: '1' })).toBe(true)
  expect(sameValues({ a: '1' }, { a: '2' })).toBe(false)
})
