/** One line of the doctor's. `bad`: must be mended; `note`: worth knowing. */
export type Finding = { readonly state: 'ok' | 'note' | 'bad'; readonly what: string; readonly text: string };
