/** A thing said often, as a button: what it shows and what it sends. */
export type Shortcut = { readonly label: string; readonly says: string };

/** Every sentence of the two pages. `{…}` is filled in by the page. */
export type WebCopy = {
  /** Drawn by the server. */
  readonly page: {
    readonly titleCitizen: string;
    readonly titleOfficer: string;
    readonly subtitleCitizen: string;
    readonly subtitleOfficer: string;
    readonly description: string;
    readonly skip: string;
    readonly tools: string;
    readonly switchLanguage: string;
    readonly switchLanguageHint: string;
    /** What the switch sends, so that the conversation follows. */
    readonly switchLanguageSays: string;
    readonly theme: string;
    readonly end: string;
    readonly endTitleCitizen: string;
    readonly endTitleOfficer: string;
    readonly endTextCitizen: string;
    readonly endTextOfficer: string;
    readonly endConfirm: string;
    readonly endKeep: string;
    readonly log: string;
    readonly older: string;
    readonly toLatest: string;
    readonly composer: string;
    readonly message: string;
    readonly placeholderCitizen: string;
    readonly placeholderOfficer: string;
    readonly send: string;
    readonly more: string;
    readonly attach: string;
    readonly camera: string;
    readonly location: string;
    readonly reply: string;
    readonly cancelReply: string;
    readonly shortcuts: string;
    readonly noScript: string;
    readonly signIn: string;
    readonly signInHint: string;
    readonly code: string;
    readonly signInButton: string;
  };
  readonly shortcutsCitizen: readonly Shortcut[];
  readonly shortcutsOfficer: readonly Shortcut[];
  /** Drawn by the page's own script. */
  readonly script: {
    readonly you: string;
    readonly today: string;
    readonly yesterday: string;
    readonly sending: string;
    readonly unsent: string;
    readonly sent: string;
    readonly refused: string;
    readonly resend: string;
    readonly offline: string;
    readonly reconnecting: string;
    readonly backOnline: string;
    readonly signedOut: string;
    readonly startAgain: string;
    readonly tooLong: string;
    readonly tooLarge: string;
    readonly wrongType: string;
    readonly goneButton: string;
    readonly replyTo: string;
    readonly inReplyTo: string;
    readonly earlierMessage: string;
    readonly choices: string;
    readonly oldChoices: string;
    readonly photo: string;
    readonly document: string;
    readonly voice: string;
    readonly video: string;
    readonly fileMissing: string;
    readonly location: string;
    readonly sendLocation: string;
    readonly findingLocation: string;
    readonly locationDenied: string;
    readonly locationFailed: string;
    readonly locationUnsupported: string;
    readonly removeFile: string;
    readonly themeAuto: string;
    readonly themeLight: string;
    readonly themeDark: string;
  };
};
