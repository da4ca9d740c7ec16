import type { Language } from '#app/messages/format.ts';

/** What header, footer and the parts of every page need to know. */
export interface FrameFacts {
  readonly instance: string;
  readonly currency: string;
  /** What one lends at least, in minor units. */
  readonly share: bigint;
  readonly language: Language;
  readonly theme: 'light' | 'dark' | 'system';
  /** The browser asks to save data. */
  readonly savesData: boolean;
  readonly basketCount: number;
  /** Who answers for this installation, and where. */
  readonly host: { readonly name: string; readonly address: string | null };
  readonly reader: {
    readonly name: string;
    /** What they may lend again or withdraw, in minor units; null while it cannot be read. */
    readonly balance: bigint | null;
    readonly newNotices: number;
    readonly isPartnerStaff: boolean;
    /** The operator's roles; empty for anyone who is not on its staff. */
    readonly staffRoles: readonly string[];
  } | null;
  /** What waits on the desks of whoever is on a staff, by the address of the page that shows it. */
  readonly waiting: Readonly<Record<string, number>>;
}
