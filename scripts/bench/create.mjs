/** Registering an agreement as the page's form does. */
import crypto from 'node:crypto'
import { callAction } from './action.mjs'

const REDIRECT = 'x-action-redirect'

/** @param {{ address: string }} portal @param {import('./sign-in.mjs').Person} person */
export function agreementForm(portal, person) {
  const page = '/agreements/new'
  return {
    /** Milliseconds until the new agreement's page has arrived: Next answers a redirect with its target. */
    async post(agent, agreement) {
      const where = { agent, address: portal.address, person, page }
      const answer = await callAction(where, 'createAgreementAction', [], fields(agreement))
      // A refused form is a 200 as well, but leads nowhere.
      if (!String(answer.headers[REDIRECT]).startsWith('/agreements/')) {
        throw new Error(`${page} did not save the agreement`)
      }
      return answer.ms
    },
  }
}

function fields({ title, day, firm, partner }) {
  return {
    submissionId: crypto.randomUUID(),
    title,
    kind: 'PROJECT',
    mode: 'PROJECT_COOPERATION',
    signedOn: day,
    amountFen: '10',
    'parties.0.organizationId': firm,
    'parties.0.role': 'PARTY_A',
    'parties.0.isLead': 'true',
    'parties.1.organizationId': partner,
    'parties.1.role': 'PARTY_B',
    intent: 'draft',
  }
}
