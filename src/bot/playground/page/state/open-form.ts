import { signal } from '@preact/signals';
import type { Form } from '../../../../card/card.js';

/** The form that lies over the page. */
export interface OpenForm {
  readonly form: Form;
  /** The question that it answers, where one opened it. */
  readonly message: string | null;
  readonly channel: string;
  readonly thread: string | null;
  /** A sentence for each field that was not accepted. */
  readonly errors: Readonly<Record<string, string>>;
  /** Why all of it was not taken. */
  readonly problem: string | null;
  readonly sending: boolean;
}

export const openForm = signal<OpenForm | null>(null);
