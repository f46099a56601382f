import { byId } from './dom.ts';
import { copy } from './facts.ts';

const YEAR = 31_536_000;

/** A choice that the server must know to draw the page with it, so that nothing flickers. */
export function setCookie(name: string, value: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store interface is missing in browsers that people here use
  document.cookie = `${name}=${value}; Path=/; Max-Age=${YEAR}; SameSite=Lax`;
}

const themes = ['auto', 'light', 'dark'] as const;
const themeNames = { auto: copy.themeAuto, light: copy.themeLight, dark: copy.themeDark };

/** The button that goes through: as the device, light, dark. */
export function themeButton(): void {
  const button = byId('theme', HTMLButtonElement);
  const { dataset } = document.documentElement;
  const current = () => themes.find((theme) => theme === dataset.theme) ?? 'auto';
  const name = () => {
    button.title = themeNames[current()];
    button.setAttribute('aria-label', themeNames[current()]);
  };
  button.addEventListener('click', () => {
    const next = themes[(themes.indexOf(current()) + 1) % themes.length] ?? 'auto';
    dataset.theme = next;
    setCookie('sahut-tampilan', next);
    name();
  });
  name();
}
