import type { Language } from '../../../src/domain/message.ts';
import type { WebKind } from '../../../src/ports/web-chat.ts';
import type { Shortcut, WebCopy } from '../../copy/web.ts';
import type { PageCopy } from './client/wire.ts';
import { type Html, html, json } from './html.ts';
import { icons } from './icons.ts';

export type Theme = 'auto' | 'light' | 'dark';

export type PageFacts = {
  readonly kind: WebKind;
  readonly language: Language;
  readonly theme: Theme;
  readonly agencyName: string;
  readonly copy: WebCopy;
  /** Of the assets, for their addresses. */
  readonly version: string;
  readonly scripts: readonly string[];
  /** There is a page about the line to WhatsApp. */
  readonly hasLink: boolean;
};

/** One of the two chat pages, whole, without anything of anybody. */
export function drawPage(facts: PageFacts): string {
  const { kind, language, theme, agencyName, copy, version, scripts } = facts;
  const title = kind === 'officer' ? copy.page.titleOfficer : copy.page.titleCitizen;
  return html`<!doctype html>
<html lang="${language}" data-theme="${theme}" data-kind="${kind}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">
<title>${title} · ${agencyName}</title>
<meta name="description" content="${copy.page.description}">
<meta name="color-scheme" content="light dark">
${kind === 'officer' && html`<meta name="robots" content="noindex">`}
<link rel="icon" href="/assets/${version}/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/${version}/chat.css">
${scripts.map((name) => html`<link rel="modulepreload" href="/assets/${version}/${name}">`)}
<script type="module" src="/assets/${version}/chat.js"></script>
</head>
<body>
<a class="skip" href="#message">${copy.page.skip}</a>
<div class="app">
${header(facts)}
<p id="connection" class="banner" role="status"></p>
<noscript><p class="banner shown">${copy.page.noScript}</p></noscript>
<div class="body">
${kind === 'officer' && desk(copy, facts.hasLink)}
<main>
${log(copy)}
${composer(facts)}
</main>
</div>
</div>
${endDialog(kind, copy)}
${templates(copy)}
<script type="application/json" id="copy">${json(copy.script satisfies PageCopy)}</script>
</body>
</html>
`.markup;
}

function header({ kind, language, agencyName, copy }: PageFacts): Html {
  const other = language === 'id' ? 'en' : 'id';
  return html`<header class="top">
<span class="mark">${icons.mark}</span>
<div class="who">
<h1>${agencyName}</h1>
<p>${kind === 'officer' ? copy.page.subtitleOfficer : copy.page.subtitleCitizen}</p>
</div>
<nav class="tools" aria-label="${copy.page.tools}">
<a id="language" class="tool" href="?bahasa=${other}" lang="${other}" hreflang="${other}" data-language="${other}"
 data-says="${copy.page.switchLanguageSays}" title="${copy.page.switchLanguageHint}"
 aria-label="${copy.page.switchLanguage}: ${copy.page.switchLanguageHint}">${copy.page.switchLanguage}</a>
<button id="theme" class="tool" type="button" aria-label="${copy.page.theme}" title="${copy.page.theme}">${icons.theme}</button>
<button id="end" class="tool" type="button" aria-label="${copy.page.end}" title="${copy.page.end}">${icons.leave}</button>
</nav>
</header>`;
}

/** What officers have beside their chat: signing in, and the commands of every day. */
function desk(copy: WebCopy, hasLink: boolean): Html {
  return html`<aside class="desk">
<form id="sign-in" class="sign-in" aria-label="${copy.page.signIn}" hidden>
<label for="code">${copy.page.code}</label>
<div class="row">
<input id="code" name="code" type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="64"
 required aria-describedby="code-hint">
<button type="submit" class="primary">${copy.page.signInButton}</button>
</div>
<p id="code-hint" class="hint">${copy.page.signInHint}</p>
</form>
${shortcuts(copy.page.shortcuts, copy.shortcutsOfficer)}
${hasLink && html`<p class="more"><a href="/petugas/whatsapp">WhatsApp</a></p>`}
</aside>`;
}

function shortcuts(label: string, list: readonly Shortcut[]): Html {
  return html`<ul class="shortcuts" aria-label="${label}">
${list.map(
  (shortcut) => html`<li><button type="button" data-says="${shortcut.says}">${shortcut.label}</button></li>
`,
)}</ul>`;
}

function log(copy: WebCopy): Html {
  return html`<div id="log" class="log" role="log" aria-live="off" aria-label="${copy.page.log}" tabindex="0">
<button id="older" type="button" class="older" hidden>${copy.page.older}</button>
<ol id="lines" class="lines"></ol>
</div>
<button id="to-latest" type="button" class="to-latest" hidden>${icons.down}<span>${copy.page.toLatest}</span></button>`;
}

function composer({ kind, copy }: PageFacts): Html {
  const { page } = copy;
  return html`<form id="composer" class="composer" aria-label="${page.composer}">
<div id="quote" class="quote" hidden>
<p></p>
<button type="button" class="icon" aria-label="${page.cancelReply}" title="${page.cancelReply}">${icons.close}</button>
</div>
<ul id="files" class="files" hidden></ul>
<p id="hint" class="hint" role="status"></p>
<div class="row">
<button id="more" type="button" class="icon" aria-expanded="false" aria-controls="panel" aria-label="${page.more}"
 title="${page.more}">${icons.plus}</button>
<textarea id="message" rows="1" maxlength="8000" aria-label="${page.message}" enterkeyhint="send"
 placeholder="${kind === 'officer' ? page.placeholderOfficer : page.placeholderCitizen}"></textarea>
<button type="submit" class="send" aria-label="${page.send}" title="${page.send}">${icons.send}</button>
</div>
<div id="panel" class="panel" hidden>
<button id="camera" type="button">${icons.camera}<span>${page.camera}</span></button>
<button id="attach" type="button">${icons.attach}<span>${page.attach}</span></button>
<button id="locate" type="button">${icons.pin}<span>${page.location}</span></button>
${kind === 'citizen' && shortcuts(page.shortcuts, copy.shortcutsCitizen)}
</div>
<input id="pick" type="file" hidden multiple aria-label="${page.attach}"
 accept="image/*,video/*,audio/*,.pdf,.doc,.docx,.xls,.xlsx,.txt">
<input id="shoot" type="file" hidden accept="image/*" capture="environment" aria-label="${page.camera}">
</form>`;
}

function endDialog(kind: WebKind, { page }: WebCopy): Html {
  return html`<dialog id="ending" aria-labelledby="ending-title" aria-describedby="ending-text">
<form method="dialog">
<h2 id="ending-title">${kind === 'officer' ? page.endTitleOfficer : page.endTitleCitizen}</h2>
<p id="ending-text">${kind === 'officer' ? page.endTextOfficer : page.endTextCitizen}</p>
<div class="row">
<button value="keep">${page.endKeep}</button>
<button value="end" class="primary">${page.endConfirm}</button>
</div>
</form>
</dialog>`;
}

/** Pieces that the script copies, so that it never builds markup from text. */
function templates({ page, script }: WebCopy): Html {
  return html`<template id="line-template"><li class="line"><div class="bubble"><p class="said"></p></div><p class="foot"></p></li></template>
<template id="reply-template"><button type="button" class="reply">${icons.reply}<span>${page.reply}</span></button></template>
<template id="locate-template"><button type="button" class="choice locate">${icons.pin}<span>${script.sendLocation}</span></button></template>
<template id="file-template">${icons.file}</template>
<template id="close-template">${icons.close}</template>`;
}
