import sax from 'sax';

export interface XmlHandlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(text: string): void;
  close(name: string): void;
}

/** Reads XML as it comes; throws an error with a sentence about what is wrong with it. */
export interface XmlReader {
  feed(chunk: Buffer): void;
  end(): void;
}

/** Names come without their prefixes. Entities beyond XML's own five are errors: nothing is ever expanded. */
export function xmlReader({ open, text, close }: XmlHandlers): XmlReader {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const parser = sax.parser(true, { position: false });
  parser.onopentag = ({ name, attributes }) => open(local(name), attributes as Record<string, string>);
  parser.onclosetag = (name) => close(local(name));
  parser.ontext = text;
  parser.oncdata = text;
  parser.onerror = (error) => {
    throw new Error(error.message.split('\n')[0]);
  };
  return {
    feed: (chunk) => void parser.write(decoder.decode(chunk, { stream: true })),
    end: () => void parser.write(decoder.decode()).close(),
  };
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
