// The types of <fairway-plan> and of what it raises. For pages that are written in TypeScript, and to read.

/** A place to begin at, or to go to. */
export type FairwayStart =
  | "home" | "questions" | "outcome" | "plan" | "today" | "timeline" | "summary" | "compare" | "about";

/** Where the work is kept: in this browser as in a tab, in this browser inside the page only, nowhere, or by the page. */
export type FairwayStorage = "own" | "framed" | "denied" | "host" | "host-failed";

/** A plan as a page keeps it. */
export interface FairwayKept {
  /** Id of the plan. */
  id: string;
  /** The text of its `.fairway.json`; give it back as it was. */
  plan: string;
  /** The mark of a plan that was deleted and can be brought back; give it back as it was. */
  mark: string | null;
  /** What the page calls this version of it. */
  revision: string | null;
}

/** What keeps the plans, if the page does so itself. */
export interface FairwayStore {
  /** All plans that are kept for this person. */
  load(): Promise<FairwayKept[]> | FairwayKept[];
  /**
   * Keeps a plan if `revision` is that of what is kept, and says what this version is called. If somebody else has
   * written it since, says so with what is kept: Fairway brings both together and saves again.
   */
  save(kept: FairwayKept): Promise<FairwaySaved> | FairwaySaved;
  /** Removes a plan for good. */
  remove(id: string): Promise<void> | void;
}

/** What came of a save. */
export type FairwaySaved = { revision?: string } | { conflict: FairwayKept };

/** What the element raises, by event: the `detail` of each. */
export interface FairwayEvents {
  /** Page and frame have agreed. */
  ready: CustomEvent<{ version: string; edition: string; lang: string; storage: FairwayStorage }>;
  /** The verdicts, by the row ids of the sources; after each change. */
  verdict: CustomEvent<{
    plan: string;
    edition: string;
    services: Record<string, string>;
    identity: Record<string, string>;
    methods: Record<string, string>;
  }>;
  /** How far the plan is: open questions, tasks, and how many of those are settled. */
  progress: CustomEvent<{ plan: string; questions: number; tasks: number; settled: number }>;
  /** A change was kept. */
  saved: CustomEvent<{ plan: string; storage: FairwayStorage; revision: string | null }>;
  /** Something failed: `not-allowed`, `not-saved`, `unreadable`, `report`. */
  error: CustomEvent<{ code: string; text: string }>;
}

/** The element. Attributes: src, edition, lang, theme, accent, start, height, loading, sandbox, user, frame-title. */
export interface FairwayPlanElement extends HTMLElement {
  /** Set it before or after the element is in the page; the frame is loaded anew. */
  store: FairwayStore | null;
  /** Messages from the frame that were not understood. */
  readonly ignored: number;
  /** Goes to a place. */
  go(start: FairwayStart): void;
  /** Says that the page has a newer version of a plan. */
  changed(kept: FairwayKept): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "fairway-plan": FairwayPlanElement;
  }
}
