import type { Temporal } from 'temporal-polyfill';
import type { OfficerActor } from '../domain/access.ts';
import { unitById } from '../domain/agency.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Stores } from '../ports/stores.ts';
import type { UseCaseDeps } from './deps.ts';

const SECRET_BYTES = 32;

/** Lists, creates or revokes the keys with which programs read the API; the secret is shown once. */
export const manageApiKeys =
  (deps: UseCaseDeps) =>
  async (
    stores: Pick<Stores, 'officers' | 'audit'>,
    { create, revoke }: { create?: string; revoke?: string },
    officer: OfficerActor,
    now: Temporal.Instant,
  ): Promise<Outcome> => {
    if (officer.role !== 'admin') return { kind: 'notAllowed', command: 'apiKeys' };
    const at = now.toString();
    if (create !== undefined) {
      const secret = `sahut_${Buffer.from(deps.randomBytes(SECRET_BYTES)).toString('base64url')}`;
      const { unitId, role } = officer;
      const key = { id: deps.newId(), label: create, unitId, role };
      await stores.officers.addApiKey(key, secret, officer.officerId, at);
      await stores.audit.append(key.id, officer, 'apiKeyCreated', { unitId, role }, at);
      return { kind: 'apiKeyCreated', label: create, secret };
    }
    const keys = await stores.officers.apiKeys();
    if (revoke !== undefined) {
      const wanted = keys.find(
        (key) => key.id === revoke || key.label.toLowerCase() === revoke.toLowerCase(),
      );
      if (!wanted || !(await stores.officers.revokeApiKey(wanted.id, at))) {
        return { kind: 'notFound', what: 'apiKey', words: revoke };
      }
      await stores.audit.append(wanted.id, officer, 'apiKeyRevoked', {}, at);
      return { kind: 'apiKeyRevoked', label: wanted.label };
    }
    const unitName = (id: string) => unitById(deps.agency(), id)?.name ?? id;
    return {
      kind: 'apiKeys',
      keys: keys.map(({ id, label, unitId }) => ({ id, label, unitName: unitName(unitId) })),
    };
  };
