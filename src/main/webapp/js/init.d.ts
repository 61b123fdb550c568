/**
 * Types of the embedded help widget of Gatehouse.
 *
 * Copy this file into your project, or fetch it from `/js/init.d.ts` of your help center. It
 * declares `window.hcOptions`, which you set, and `window.Gatehouse`, which the script sets.
 */

export interface GatehouseOptions {
  /** The widget id of the help center, from its settings in the console. */
  app_id?: string;
  /** A token of the person who is signed in to your app. Public help centers need none. */
  jwt?: string | null;
  /**
   * Answers with a fresh token: the token itself. Called shortly before `jwt` expires, and when the
   * help center says that it has; once, however many calls wait. It has 15 seconds.
   */
  onAuthExpired?: () => string | Promise<string>;
  /** Language of the widget: en, de, es, fr or ja. By itself it takes the reader's or the page's. */
  lang?: string;
  /** Whether there is a button that opens the widget; `false` leaves that to `Gatehouse.open()`. */
  launcher?: boolean;
  /** The side of the window on which button and panel are; right by itself. */
  side?: 'left' | 'right';
  /** Colours; by itself as the system is set. */
  theme?: 'light' | 'dark' | 'auto';
  /** Accent colour such as `#4353d6`; by itself the help center's. */
  accent?: string;
}

export interface GatehouseEvents {
  /** The options are taken and the button is there. Who comes later is told at once. */
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
  /** Results of a search are shown. */
  search: { query: string; total: number };
  /** An article is shown. */
  article: { id: string; title: string; url: string };
  /** A fresh token is about to be asked for. */
  'auth-expired': Record<string, never>;
  /** The help center takes no token of this reader; the widget offers to try again. */
  'signed-out': { reason: string; traceId?: string };
  /** A call failed for another reason than the token. */
  error: { reason: string; status?: number; traceId?: string };
}

export interface GatehouseWidget {
  /** Opens the panel. */
  open(): void;
  /** Closes the panel; the focus returns to where it was. */
  close(): void;
  /** Opens the panel with the results of a search. */
  search(text: string): void;
  /** Takes another token, of the same person or another; `null` when somebody signs out. */
  setJwt(token: string | null): void;
  /** Calls a function at every event of this name; returns a function that ends that. */
  on<Name extends keyof GatehouseEvents>(
    event: Name,
    listener: (detail: GatehouseEvents[Name]) => void
  ): () => void;
}

declare global {
  interface Window {
    hcOptions?: GatehouseOptions | null;
    readonly Gatehouse?: GatehouseWidget;
  }
}
