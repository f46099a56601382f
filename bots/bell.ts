/** Waits that a ring ends early; a ring while nobody waits is heard at the next wait. */
export function createBell() {
  let wake: (() => void) | undefined;
  let rung = false;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(ms: number): Promise<void> {
      if (!rung)
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      wake = undefined;
      rung = false;
    },
  };
}
