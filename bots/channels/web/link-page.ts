import type { Language } from '../../../src/domain/message.ts';
import type { WhatsAppLinkCopy } from '../../copy/whatsapp-link.ts';
import type { LinkPageCopy } from './client/wire.ts';
import { type Html, html, json } from './html.ts';
import type { Theme } from './page.ts';

/** The operator's page about the line to WhatsApp. What is true at the moment comes with its script. */
export function drawLinkPage(facts: {
  readonly language: Language;
  readonly theme: Theme;
  readonly agencyName: string;
  readonly copy: WhatsAppLinkCopy;
  readonly version: string;
}): string {
  const { language, theme, agencyName, copy, version } = facts;
  const { unlinkSure, asked, offline, phoneWrong } = copy;
  return html`<!doctype html>
<html lang="${language}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${copy.title} · ${agencyName}</title>
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="icon" href="/assets/${version}/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/${version}/chat.css">
<script type="module" src="/assets/${version}/whatsapp.js"></script>
</head>
<body class="plain">
<main class="link">
<p><a href="/petugas">${copy.back}</a></p>
<h1>${copy.title}</h1>
<section aria-labelledby="heading">
<div role="status"><h2 id="heading"></h2></div>
<p id="explanation"></p>
<div id="picture" class="qr" hidden><img id="qr" alt="${copy.qrAlt}" width="300" height="300"></div>
<p id="code" hidden><span>${copy.codeLabel}</span> <strong></strong></p>
<dl id="facts"></dl>
</section>
${controls(copy)}
<p id="notice" role="status"></p>
</main>
<script type="application/json" id="copy">${json({ unlinkSure, asked, offline, phoneWrong } satisfies LinkPageCopy)}</script>
</body>
</html>
`.markup;
}

function controls(copy: WhatsAppLinkCopy): Html {
  return html`<form id="pair" hidden>
<p><button type="submit" class="primary" value="picture">${copy.pair}</button></p>
<p><label for="phone">${copy.phoneLabel}</label>
<input id="phone" type="text" inputmode="numeric" autocomplete="off" maxlength="20" aria-describedby="phone-hint"></p>
<p id="phone-hint" class="hint">${copy.phoneHint}</p>
<p><button type="submit" value="code">${copy.pairByCode}</button></p>
</form>
<p id="unlink" hidden><button type="button">${copy.unlink}</button></p>`;
}
