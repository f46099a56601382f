/** `npm run invite`: a new invite for an admin, when the last one lost their session. Stop an embedded service first. */
import { openGround } from '../src/ground.ts';
import { inviteAdminByOperator } from '../src/usecases/staff.ts';
import { clock, config, script } from './start-up.ts';

await script(async () => {
  const ground = await openGround(config(), clock);
  try {
    const code = await ground.transact((stores) =>
      inviteAdminByOperator(ground.useCases)(stores, clock.now()),
    );
    console.log(`masuk ${code}`);
    console.log('One use, 72 hours. The new admin ends the old access with "cabut".');
    return 0;
  } finally {
    await ground.close();
  }
});
