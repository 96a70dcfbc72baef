import {
  printTerraform,
  readTerraformText,
  unsaidInTerraform,
  withTerraform,
  type TerraformFault,
} from '../../../shared/notification/terraform/terraform-draft.ts';
import type { DraftEditing } from '../draft-editing.svelte.ts';

/** A draft as a block of Terraform: what is typed stays as it is typed until the draft is changed elsewhere. */
export class TerraformText {
  readonly #editing: DraftEditing;
  #typed = $state.raw<{ text: string; of: string } | null>(null);
  readonly #printed = $derived.by(() => printTerraform(this.#editing.notification));
  readonly #text = $derived.by(() => (this.#typed?.of === this.#printed ? this.#typed.text : this.#printed));
  readonly #read = $derived.by(() => (this.#text === this.#printed ? null : readTerraformText(this.#text)));
  readonly #unsaid = $derived.by(() => unsaidInTerraform(this.#editing.notification));

  constructor(editing: DraftEditing) {
    this.#editing = editing;
  }

  get text(): string {
    return this.#text;
  }
  /** Null while it can be read. */
  get fault(): TerraformFault | null {
    // Nothing is printed only to find that nobody typed here.
    if (this.#typed === null) return null;
    return this.#read !== null && 'fault' in this.#read ? this.#read : null;
  }
  /** Parts of the draft that the block does not say. */
  get unsaid(): readonly string[] {
    return this.#unsaid;
  }

  type(text: string): void {
    const read = readTerraformText(text);
    if (!('fault' in read)) this.#editing.typeInto((notification) => withTerraform(notification, read.block));
    this.#typed = { text, of: this.#printed };
  }

  /** What is typed and cannot be read goes. */
  drop(): void {
    this.#typed = null;
  }
}
