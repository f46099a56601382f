/** `npm run dev`: compiles on every change and restarts the service. */
import { spawn } from 'node:child_process';
import { projectFile } from '../src/project.ts';

const tsc = projectFile('node_modules/typescript/bin/tsc');
const children = [
  spawn(process.execPath, [tsc, '-p', 'tsconfig.build.json', '--watch', '--preserveWatchOutput'], {
    stdio: 'inherit',
  }),
  spawn(process.execPath, [tsc, '-p', 'bots/channels/web/client', '--watch', '--preserveWatchOutput'], {
    stdio: 'inherit',
  }),
  spawn(process.execPath, ['--watch', '--enable-source-maps', 'dist/src/main.js'], { stdio: 'inherit' }),
];
process.on('SIGINT', () => {
  for (const child of children) child.kill('SIGINT');
});
