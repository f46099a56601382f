import { type Html, html } from './html.ts';

/** Line icons of 24 by 24, drawn in the colour of the text around them; hidden from screen readers. */
const icon = (paths: Html): Html =>
  html`<svg viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${paths}</svg>`;

export const icons = {
  /** A speech bubble with a tick: heard and taken down. */
  mark: html`<svg viewBox="0 0 32 32" width="36" height="36" aria-hidden="true" focusable="false"><path fill="currentColor" d="M6 4h20a4 4 0 0 1 4 4v12a4 4 0 0 1-4 4H15l-7 5.4V24H6a4 4 0 0 1-4-4V8a4 4 0 0 1 4-4z"/><path class="tick" fill="none" stroke-width="3" stroke-linecap="round" stroke-linejoin="round" d="m10.5 14.3 3.8 3.8 7.4-7.6"/></svg>`,
  theme: icon(html`<circle cx="12" cy="12" r="8"/><path d="M12 4a8 8 0 0 1 0 16z" fill="currentColor"/>`),
  leave: icon(html`<path d="M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M10 16l-4-4 4-4M6 12h9"/>`),
  attach: icon(
    html`<path d="m20 11.5-8.3 8.2a5.2 5.2 0 0 1-7.4-7.4l8.4-8.2a3.5 3.5 0 0 1 4.9 4.9l-8.4 8.2a1.7 1.7 0 0 1-2.4-2.4l7.6-7.5"/>`,
  ),
  camera: icon(
    html`<path d="M4 8h3.2l1.6-2.5h6.4L16.8 8H20a1.5 1.5 0 0 1 1.5 1.5v8.8A1.7 1.7 0 0 1 19.8 20H4.2a1.7 1.7 0 0 1-1.7-1.7V9.5A1.5 1.5 0 0 1 4 8z"/><circle cx="12" cy="13.5" r="3.5"/>`,
  ),
  pin: icon(
    html`<path d="M12 21s7-6.3 7-11.3A7 7 0 0 0 5 9.7C5 14.7 12 21 12 21z"/><circle cx="12" cy="9.8" r="2.5"/>`,
  ),
  plus: icon(html`<path d="M12 5v14M5 12h14"/>`),
  send: icon(html`<path d="M5 12h13M12.5 6l6 6-6 6"/>`),
  reply: icon(html`<path d="M10 7 5 12l5 5M5 12h9a5 5 0 0 1 5 5v1"/>`),
  close: icon(html`<path d="m6.5 6.5 11 11M17.5 6.5l-11 11"/>`),
  down: icon(html`<path d="M12 5v13M6 12.5l6 6 6-6"/>`),
  file: icon(
    html`<path d="M7 3h7l5 5v11.5A1.5 1.5 0 0 1 17.5 21h-10A1.5 1.5 0 0 1 6 19.5v-15A1.5 1.5 0 0 1 7.5 3M14 3v5h5"/>`,
  ),
} as const;
