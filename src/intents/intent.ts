import type { z } from 'zod';
import type { Card } from '../card/card.js';
import type { Caller } from '../engine/caller.js';
import type { Engine } from '../engine/engine.js';
import type { Operation, Origin } from '../engine/operations/operation.js';
import type { Action } from '../engine/policy.js';
import type { CommandSpec } from './command.js';
import type { OfferedChanges } from './offered-changes.js';
import type { Standing } from './standing.js';

/** Everything an intent works with when it is performed. */
export interface IntentContext {
  readonly engine: Engine;
  readonly caller: Caller;
  /** Where it was asked, so that it can be told there. */
  readonly origin: Origin | undefined;
  /** The same key is the same request. An intent that does several things adds to it. */
  readonly requestKey: string | undefined;
  /** A channel of the platform where it was asked, by id or name; null when the bot sees none. Absent outside chat. */
  readonly findChannel?: (nameOrId: string) => Promise<Origin | null>;
  /** The same in other words and in the person's language; null where a model has none. Absent: no model is configured. */
  readonly reword?: (sentences: string) => Promise<string | null>;
  /** Every intent there is: help is made of it. */
  readonly commands: readonly CommandSpec[];
  /** What the person is in this channel; absent outside chat. */
  readonly standing?: Standing;
  /** What keeps the person from a command here, by its name; null where nothing does. Absent outside chat. */
  readonly mayNot?: (command: string) => Barrier | null;
}

/**
 * Why somebody may not use a command here: their roles, the channel's guardrail, that nothing can be done in the project at all, or that
 * the operator has set it up for nobody.
 */
export type Barrier = 'roles' | 'guardrail' | 'project' | 'unset';

/** What comes of an intent. */
export type Result =
  /** An answer for whoever asked. */
  | { readonly kind: 'answer'; readonly card: Card }
  /** Operations that go on by themselves; each is told in a card of its own where it was asked. `refused`: what of it was not begun. */
  | { readonly kind: 'accepted'; readonly operations: readonly Operation[]; readonly refused?: Card };

/** What has to be said, and confirmed by a person, before something destructive is done. */
export interface Confirmation {
  readonly card: Card;
  /** What must be typed to go on; null where a click is enough because nothing can be lost. */
  readonly typed: string | null;
  /** What the field is called that it is typed in: "Name of the cluster". */
  readonly typedLabel: string;
  /** Names of the command's `fields` that are asked for in the same form, and kept nowhere. */
  readonly asks?: readonly string[];
  /** The label of the button that does it. */
  readonly submit: string;
  /** Nothing can be lost by it: its button is no warning. */
  readonly harmless?: true;
  /** The command's dry run says it as well: plain words, which show that and wait, ask nothing more. */
  readonly isPreviewed?: true;
  /** Slots to do it with beside those that were said, so that what is done is what was shown: names of chosen nodes. */
  readonly slots?: Readonly<Record<string, unknown>>;
  /** Names of arguments that must be said before it is confirmed; a form asks for them. */
  readonly lacks?: readonly string[];
}

/** What a form says beside its fields, of what it is about. */
export interface FormAbout {
  /** With the name in it: "Scale prod". Slack shows 24 characters of it. */
  readonly title?: string;
  /** What is known: how many nodes there are, what was asked. Whole sentences. */
  readonly text?: string;
}

/** How an intent's form is called, and what it asks where that is more than a typed line must say. */
export interface IntentForm {
  /** What it does, in words; at most 24 characters (Slack's modal title). */
  readonly title: string;
  /** The label of the button that sends it: what happens then; at most 24 characters. */
  readonly submit: string;
  /** Names of arguments that must be filled in although a typed line may leave them out. */
  readonly requires?: readonly string[];
  /** Names of arguments of which one must be said; where none is, the form asks for the first. */
  readonly oneOf?: readonly string[];
  /** What it offers to change, where the command takes `attribute=value`. Throws as `about`. */
  changes?(context: IntentContext, slots: Readonly<Record<string, unknown>>): Promise<OfferedChanges>;
  /** What holds where a field is left empty, by the argument's name. Throws as `about`. */
  unsaid?(
    context: IntentContext,
    slots: Readonly<Record<string, unknown>>,
  ): Promise<Readonly<Record<string, string>>>;
  /** What is filled in is weighed against how the cluster is: where that is another by then, it is said, and the form stays open. */
  readonly restsOnCluster?: true;
  /** Opened when the line says nothing at all, though nothing of it must be said. */
  readonly whenBare?: true;
  /** What is said of what the slots name so far. Throws EngineError where that is not there, or not for the caller to see. */
  about?(context: IntentContext, slots: Readonly<Record<string, unknown>>): Promise<FormAbout>;
}

/** One thing that a person can ask for. One file an intent, one line in the registry. */
export interface Intent<Slots extends z.ZodObject = z.ZodObject> {
  readonly command: CommandSpec;
  /** The slots, strict: names of intents.md, absent where nothing was said. */
  readonly slots: Slots;
  /** The policy's action without which it is of no use: what help and typeahead go by. Absent: anybody may. */
  readonly action?: Action;
  /** Whether the operator has set up what it needs: what help and typeahead go by. Absent: it needs nothing. */
  readonly isSetUp?: (engine: Pick<Engine, 'approvals'>) => boolean;
  /** Whether somebody is one of those whom the operator has named for it: what help and typeahead go by. Absent: nobody is named. */
  readonly isFor?: (engine: Pick<Engine, 'approvals'>, caller: Caller) => boolean;
  /** Works whatever the channel is bound to and however it is guarded: it is about the person, or about the channel itself. */
  readonly anywhere?: true;
  /** Arguments that a form asks for besides the required ones, by name and in the form's order: the first have room everywhere. */
  readonly usuallySaid?: readonly string[];
  /** How its form is called, and what it asks and says besides. Absent: what a typed line needs, under the command's name. */
  readonly form?: IntentForm;
  /** What its confirmation rests on beside the clusters and templates that are named: once that is another, it is asked again. Throws EngineError. */
  restsOn?(context: IntentContext, slots: z.output<Slots>): Promise<unknown>;
  /** What to confirm before it destroys something; null where it does not. Throws EngineError where it could not be done anyway. */
  confirm?(context: IntentContext, slots: z.output<Slots>): Promise<Confirmation | null>;
  /** Does it. Throws EngineError. */
  perform(context: IntentContext, slots: z.output<Slots>): Promise<Result>;
}

/** Declares an intent with its slots' types inferred. */
export function defineIntent<Slots extends z.ZodObject>(intent: Intent<Slots>): Intent {
  return intent as unknown as Intent;
}
