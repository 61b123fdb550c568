/**
 * Types of the embedded help widget of Gatehouse.
 *
 * Copy this file into your project, or fetch it from `/js/init.d.ts` of your help center. It
 * declares `window.hcOptions`, which you set, and `window.Gatehouse`, which the script sets.
 */

export interface GatehouseOptions {
  /** The widget ID of the help center, from its settings in the console. */
  app_id?: string;
  /** A token for the user of your app. Public help centers need none. */
  jwt?: string | null;
  /**
   * Returns a new token within 15 seconds. Called shortly before `jwt` expires and when the help
   * center reports that it has expired, once for all pending calls.
   */
  onAuthExpired?: () => string | Promise<string>;
  /** Language of the widget: en, de, es, fr or ja. Default: the reader's, else the page's. */
  lang?: string;
  /** Whether to show a button that opens the widget; with `false`, call `Gatehouse.open()`. */
  launcher?: boolean;
  /** The side of the window with button and panel. Default: right. */
  side?: 'left' | 'right';
  /** Color scheme. Default: the system's. */
  theme?: 'light' | 'dark' | 'auto';
  /** Accent color such as `#4353d6`. Default: the help center's. */
  accent?: string;
}

export interface GatehouseEvents {
  /** The options are applied and the button is shown. Later listeners are called at once. */
  ready: Record<string, never>;
  open: Record<string, never>;
  close: Record<string, never>;
  /** Results of a search are shown. */
  search: { query: string; total: number };
  /** An article is shown. */
  article: { id: string; title: string; url: string };
  /** A new token is about to be requested. */
  'auth-expired': Record<string, never>;
  /** There is no valid token; the widget offers to try again. */
  'signed-out': { reason: string; traceId?: string };
  /** A call failed for a reason other than the token. */
  error: { reason: string; status?: number; traceId?: string };
}

export interface GatehouseWidget {
  /** Opens the panel as it was left; with `query`, with the results of a search. */
  open(how?: { query?: string }): void;
  /** Closes the panel; the focus returns to where it was. */
  close(): void;
  /** Opens the panel with the results of a search. */
  search(text: string): void;
  /**
   * Opens the panel with an article: its id, its slug, or the path or address of its page, such as
   * `/article/5-refunds#how`. The panel says so if there is none that the reader may see.
   */
  showArticle(article: string | number): void;
  /** Sets another token, of the same person or another; `null` after signing out. */
  setJwt(token: string | null): void;
  /** Calls a function at every event of this name; returns a function that unsubscribes. */
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
