import { describe, expect, test } from 'vitest'
import type { Actor } from '@/lib/auth/actor'
import { ProjectStatus } from '@/lib/generated/prisma/enums'
import { knownVerbs } from '@/lib/ledger/actions'
import {
  canDo,
  isRunning,
  type ProjectVerb,
  projectVerbs,
  stateAfter,
  transitions,
} from '@/lib/projects/lifecycle'

const bureau = (role: 'BUREAU_STAFF' | 'BUREAU_REVIEWER' | 'LEADER' | 'ADMINISTRATOR'): Actor => ({
  role,
  userId: '01890000-0000-7000-8000-000000000001',
  name: '人员',
})
const member = (role: 'ENTERPRISE_USER' | 'INSTITUTION_CONTACT'): Actor => ({
  role,
  userId: '01890000-0000-7000-8000-000000000002',
  name: '填报人',
  organizationId: '01890000-0000-7000-8000-000000000003',
})

/** model.md §4.3, written out by hand: what each verb makes of each state. A state left out refuses the verb. */
const expected: Record<ProjectVerb, Partial<Record<ProjectStatus, ProjectStatus>>> = {
  sign: { PLANNED: 'SIGNED' },
  'confirm-landing': { SIGNED: 'IN_PROGRESS' },
  suspend: { IN_PROGRESS: 'SUSPENDED', RECTIFYING: 'SUSPENDED' },
  resume: { SUSPENDED: 'RECTIFYING' },
  extend: { IN_PROGRESS: 'IN_PROGRESS', RECTIFYING: 'RECTIFYING' },
  'apply-acceptance': { IN_PROGRESS: 'ACCEPTANCE_PENDING', RECTIFYING: 'ACCEPTANCE_PENDING' },
  'pass-acceptance': { ACCEPTANCE_PENDING: 'ACCEPTED' },
  'fail-acceptance': { ACCEPTANCE_PENDING: 'RECTIFYING' },
  industrialize: { ACCEPTED: 'INDUSTRIALIZED' },
  terminate: {
    SIGNED: 'TERMINATED',
    IN_PROGRESS: 'TERMINATED',
    SUSPENDED: 'TERMINATED',
    ACCEPTANCE_PENDING: 'TERMINATED',
    RECTIFYING: 'TERMINATED',
  },
  void: {
    PLANNED: 'PLANNED',
    SIGNED: 'SIGNED',
    IN_PROGRESS: 'IN_PROGRESS',
    SUSPENDED: 'SUSPENDED',
    ACCEPTANCE_PENDING: 'ACCEPTANCE_PENDING',
    RECTIFYING: 'RECTIFYING',
    ACCEPTED: 'ACCEPTED',
    INDUSTRIALIZED: 'INDUSTRIALIZED',
    TERMINATED: 'TERMINATED',
  },
}

const reviewers: readonly ProjectVerb[] = ['extend', 'pass-acceptance', 'fail-acceptance']
const states = Object.values(ProjectStatus)

describe.each(projectVerbs)('%s', (verb) => {
  test.each(states)('from %s', (status) => {
    const project = {
      status,
      voidedAt: null,
      statusBeforeSuspension: 'RECTIFYING',
      acceptanceAppliedById: null,
    } as const
    const target = expected[verb][status]
    expect(canDo(bureau('BUREAU_REVIEWER'), verb, project)).toBe(target !== undefined)
    expect(canDo(bureau('BUREAU_STAFF'), verb, project)).toBe(
      target !== undefined && !reviewers.includes(verb),
    )
    if (target) expect(stateAfter(verb, project)).toBe(target)
    for (const actor of [
      bureau('LEADER'),
      bureau('ADMINISTRATOR'),
      member('ENTERPRISE_USER'),
      member('INSTITUTION_CONTACT'),
    ]) {
      expect(canDo(actor, verb, project)).toBe(false)
    }
  })

  test('is refused on a voided project', () => {
    for (const status of states) {
      const project = { status, voidedAt: new Date(0), acceptanceAppliedById: null }
      expect(canDo(bureau('BUREAU_REVIEWER'), verb, project)).toBe(false)
    }
  })

  test('has a word in 变更记录', () => {
    expect(knownVerbs.has(verb)).toBe(true)
  })
})

test.each(['pass-acceptance', 'fail-acceptance'] as const)('whoever applied does not %s', (verb) => {
  const reviewer = bureau('BUREAU_REVIEWER')
  const pending = { status: 'ACCEPTANCE_PENDING', voidedAt: null } as const
  expect(canDo(reviewer, verb, { ...pending, acceptanceAppliedById: reviewer.userId })).toBe(false)
  expect(canDo(reviewer, verb, { ...pending, acceptanceAppliedById: 'somebody else' })).toBe(true)
})

test('the steps that need a reason are those of the model', () => {
  expect(projectVerbs.filter((verb) => transitions[verb].reason)).toEqual([
    'suspend',
    'extend',
    'fail-acceptance',
    'terminate',
    'void',
  ])
})

test('a project suspended before the portal kept its former state resumes as 实施中', () => {
  expect(stateAfter('resume', { status: 'SUSPENDED', statusBeforeSuspension: null })).toBe('IN_PROGRESS')
})

test('a project runs from its signature until it is accepted or ended', () => {
  const running = states.filter((status) => isRunning({ status, voidedAt: null }))
  expect(running).toEqual(['SIGNED', 'IN_PROGRESS', 'SUSPENDED', 'ACCEPTANCE_PENDING', 'RECTIFYING'])
  expect(isRunning({ status: 'IN_PROGRESS', voidedAt: new Date(0) })).toBe(false)
})
