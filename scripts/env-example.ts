/** `npm run env-example`: writes `.env.example` from the table of settings. */
import { writeFileSync } from 'node:fs';
import { envExample } from '../src/config.ts';
import { projectFile } from '../src/project.ts';

writeFileSync(projectFile('.env.example'), envExample());
