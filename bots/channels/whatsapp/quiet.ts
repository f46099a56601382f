/**
 * libsignal, below Baileys, prints sessions with their private keys through the console. What is called from there is
 * dropped; whoever imports Baileys imports this first.
 */
const methods = ['debug', 'error', 'info', 'log', 'warn'] as const;

for (const method of methods) {
  const print = console[method].bind(console);
  console[method] = (...words: unknown[]) => {
    if (!isFromLibsignal(new Error().stack)) print(...words);
  };
}

function isFromLibsignal(stack = ''): boolean {
  return /[/\\]node_modules[/\\]libsignal[/\\]/.test(stack);
}

export {};
