/** Whether a citizen wants announcements: asked, agreed, stopped. Pure. */
import { announcementCopy } from '../copy/announcement.ts';
import type { Turn, TurnContext } from '../turn.ts';
import { type Moment, thenAsk } from './aside.ts';
import { message, say } from './ask.ts';
import { menuData } from './data.ts';

/** `pengumuman` says what it means and asks; `wanted` is the answer, or what was typed at once. */
export function onAnnouncements(moment: Moment, wanted: boolean | undefined): Turn {
  const { state, context, before } = moment;
  if (wanted !== undefined) return { ...say(state, before), action: { kind: 'announcements', wanted } };
  const { labels, ask } = announcementCopy[context.language];
  const rows = [
    [
      { data: menuData('announce', 'yes'), label: labels.yes },
      { data: menuData('announce', 'no'), label: labels.no },
    ],
  ];
  return say(state, [...before, message(ask(context.agency.name), rows)]);
}

/** Words for what was decided; an open form goes on. */
export function announcementsSet(moment: Moment, wanted: boolean): Turn {
  const { agency, language } = moment.context;
  const { on, off } = announcementCopy[language];
  return thenAsk(moment, message(wanted ? on(agency.name) : off));
}

/** One more line under "your report is recorded". */
export const announcementHint = ({ agency, language }: TurnContext) =>
  announcementCopy[language].hint(agency.name);
