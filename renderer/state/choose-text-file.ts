/** Asks for a file of this machine, and gives its text to whoever wants it. Only within what a person just did: browsers ask nothing otherwise. */
export function chooseTextFile(accept: string, use: (file: File) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = accept;
  input.addEventListener('change', () => {
    const [file] = input.files ?? [];
    if (file !== undefined) use(file);
  });
  input.click();
}
