/**
 * Puts text on the clipboard as a person's own copying does: that needs no permission, and a window that is refused every
 * permission can do it all the same. False where it did not work.
 */
export function copyText(text: string): boolean {
  let isSet = false;
  const put = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    isSet = true;
  };
  document.addEventListener('copy', put, true);
  document.execCommand('copy');
  document.removeEventListener('copy', put, true);
  return isSet;
}
