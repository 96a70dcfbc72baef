/** The parts of `crn:v1:bluemix:public:<service>:<region>:a/<account>:<instance>:<type>:<id>`. */
export function readCrn(text: string | null): { region: string | null; account: string | null } {
  if (text === null || !text.startsWith('crn:')) return { region: null, account: null };
  const parts = text.split(':', 7);
  const scope = parts[6] ?? '';
  return { region: filled(parts[5]), account: scope.startsWith('a/') ? filled(scope.slice(2)) : null };
}

/** The parts of `acs:<service>:<region>:<account>:<type>/<name>`. */
export function readArn(text: string | null): Record<'region' | 'account' | 'type' | 'name', string | null> {
  if (text === null || !text.startsWith('acs:'))
    return { region: null, account: null, type: null, name: null };
  const [, , region, account, ...rest] = text.split(':');
  const path = rest.join(':');
  const slash = path.indexOf('/');
  const type = slash > 0 ? path.slice(0, slash) : null;
  return { region: filled(region), account: filled(account), type, name: filled(path.slice(slash + 1)) };
}

function filled(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
