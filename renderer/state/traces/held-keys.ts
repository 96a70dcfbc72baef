/** What keys would do to a text, while the field for it is not there yet. */
export class HeldKeys {
  #text = '';

  /** Whether the key belongs to the text: it is then no command. */
  take({ key, ctrlKey, metaKey, altKey, isComposing }: HeldKey): boolean {
    if (ctrlKey || metaKey || altKey || isComposing) return false;
    if (key === 'Backspace') this.#text = [...this.#text].slice(0, -1).join('');
    else if (key === 'Enter') this.#text += '\n';
    else if ([...key].length === 1) this.#text += key;
    else return false;
    return true;
  }

  /** What was typed by now, once. */
  give(): string {
    const text = this.#text;
    this.#text = '';
    return text;
  }
}

export type HeldKey = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'isComposing'>;
