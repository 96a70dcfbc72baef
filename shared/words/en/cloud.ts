import { KNOWN_CTS_CODES } from '../../model/cloud-failure.ts';
import type {
  CloudFailureDetails,
  KnownCtsCode,
  NotSentReason,
  RefusalKind,
  ServiceAnswer,
  TlsProblem,
} from '../../model/cloud-failure.ts';
import type { SignInKind } from '../../model/cloud-profile.ts';
import type { CloudService } from '../../model/cloud-region.ts';
import { bytes, count, plural } from '../format.ts';
import { shown, shownUpTo } from '../shown.ts';
import type { FailureWords } from './failures.ts';

// Over 400 lines: one sentence and one advice for every code that the services document, each code once.

const language = 'en';
const MESSAGE_LENGTH = 500;

export type CloudFailureTable = {
  [Code in keyof CloudFailureDetails]: (details: CloudFailureDetails[Code]) => FailureWords;
};

export const cloudServices: Record<CloudService, string> = {
  cts: 'Cloud Trace Service',
  iam: 'Identity and Access Management',
  smn: 'Simple Message Notification',
  functiongraph: 'FunctionGraph',
  kms: 'Key Management Service',
};

export const cloudFailures: CloudFailureTable = {
  'cloud-unreachable': ({ host, problem, detail }) => ({
    title: `${host} ${unreachable[problem]} (${shown(detail)}).`,
    advice:
      'Check the network and the address in the profile. If this machine needs a proxy, name it in Settings.',
  }),
  'cloud-dns': ({ host }) => ({
    title: `The name ${host} is not known here.`,
    advice:
      'Check the region and the address in the profile, and that this machine is online. Behind a proxy, name it in Settings.',
  }),
  'cloud-timeout': ({ host, waitedFor, seconds }) => ({
    title:
      waitedFor === 'connection'
        ? `${host} could not be connected to within ${count(language, seconds)} s.`
        : `${host} did not finish its answer within ${count(language, seconds)} s.`,
    advice:
      waitedFor === 'connection'
        ? 'A firewall may be dropping the connection. Check the network, the proxy and the address in the profile.'
        : 'Try again; if it goes on, ask for a shorter time at once.',
  }),
  'cloud-tls': ({ host, problem, detail }) => ({
    title: `The connection to ${host} is not trusted: ${tls[problem].what} (${shown(detail)}).`,
    advice: tls[problem].advice,
  }),
  'cloud-proxy': ({ proxy, problem, status }) => ({
    title:
      problem === 'malformed'
        ? 'The address of the proxy is not one that can be used.'
        : problem === 'refused'
          ? `The proxy ${proxy} refused the connection (status ${status}).`
          : `The proxy ${proxy} ${proxyProblems[problem]}.`,
    advice: proxyAdvice[problem],
  }),
  'cloud-clock': ({ host, differenceMs }) => ({
    title: `The clock of this machine is ${duration(differenceMs)} ${differenceMs > 0 ? 'ahead of' : 'behind'} that of ${host}, so the signature was refused.`,
    advice: 'Set the date, time and time zone of this machine, then try again.',
  }),
  'cloud-key': (details) => ({
    title: `${cloudServices[details.service]} does not accept ${proofs[details.signIn].what}. ${said(details)}`,
    advice: proofs[details.signIn].advice,
  }),
  'cloud-permission': (details) => ({
    title: `You have no permission for this (${shown(details.call)}). ${said(details)}`,
    advice: permissionAdvice(details),
  }),
  'cloud-project': ({ projectId, reachable }) => ({
    title: `The project ${shown(projectId)} is not one that this sign-in can use.`,
    advice:
      reachable === 0
        ? 'It can use none: ask for access to the project, or sign in as somebody who has it.'
        : `It can use ${count(language, reachable)} ${plural(reachable, 'other', 'others')}: copy the project ID for the region from My Credentials in the console.`,
  }),
  'cloud-refused': (details) => {
    const known = isKnown(details.code) ? ctsProblems[details.code] : undefined;
    const { title, advice } = known ?? refusals[details.kind];
    return { title: `${title} ${said(details)}`, advice };
  },
  'cloud-answer': (details) => ({
    title: `${details.host} ${answerProblem(details)}.`,
    advice: answerAdvice[details.problem],
  }),
  'cloud-not-sent': ({ call, reason }) => ({
    title: `Nothing was sent (${shown(call)}): ${notSent[reason].what}.`,
    advice: notSent[reason].advice,
  }),
  'cloud-write-lost': ({ name, members }) => ({
    title: `“${shown(name)}” is not as it was to be: ${members
      .map(({ path, expected, found }) =>
        found === null
          ? `${shown(path)} is missing (${shown(expected ?? '')})`
          : expected === null
            ? `${shown(path)} is there: ${shown(found)}`
            : `${shown(path)} is ${shown(found)} instead of ${shown(expected)}`,
      )
      .join('; ')}.`,
    advice:
      'The service said that it was done, but this is what it gives now. Write it again, or look at it in the console.',
  }),
  'cloud-write-missing': ({ id }) => ({
    title: `There is no notification ${shown(id)} in the project any more. Nothing was sent.`,
    advice: 'Somebody deleted it meanwhile. Sync, and make a new one of the draft.',
  }),
  'cloud-write-changed': ({ names }) => ({
    title: `${names.map((name) => `“${shown(name)}”`).join(', ')} was changed in the account since the plan was made. Nothing was sent.`,
    advice: 'Look at the plan again: it is of how it stands now.',
  }),
  'cloud-write-unknown': ({ name, wasAnswered }) => ({
    title: wasAnswered
      ? `“${shown(name)}” was written, the service said, but it could not be read again.`
      : `Whether “${shown(name)}” was written is not known: no clear answer came, and it could not be read again.`,
    advice: 'Nothing is sent a second time by itself. Sync, and see what is there before you write again.',
  }),
  'cloud-marker-stuck': ({ call, marker }) => ({
    title: `The pages of a list do not go on: the service names the marker ${shown(marker)} again (${shown(call)}).`,
    advice: 'What was read before is kept. Try again later.',
  }),
  'cloud-ca-unreadable': ({ problem }) => ({
    title:
      problem === 'none'
        ? 'The file of your own certificate authority holds no certificate.'
        : 'A certificate of your own certificate authority cannot be read.',
    advice: 'It has to be PEM: text that begins with -----BEGIN CERTIFICATE-----.',
  }),
  'read-not-for-data': ({ filters }) => ({
    title: `Data traces cannot be narrowed by ${filters.map(shown).join(', ')}.`,
    advice: 'The service takes these for management traces alone. Leave them out, or read management traces.',
  }),
  'cloud-ca-file': ({ path, reason }) => ({
    title: `The file of your own certificate authority, ${path}, cannot be read (${reason}).`,
    advice: 'Correct its path in Settings, Network, or leave it empty. Nothing was sent.',
  }),
};

const unreachable: Record<CloudFailureDetails['cloud-unreachable']['problem'], string> = {
  refused: 'refused the connection',
  'no-route': 'cannot be reached from this network',
  reset: 'broke the connection off',
  other: 'could not be reached',
};

const tls: Record<TlsProblem, { what: string; advice: string }> = {
  'unknown-issuer': {
    what: 'its certificate was issued by somebody unknown here',
    advice:
      'If your network inspects connections, add its certificate authority in Settings. Otherwise do not go on.',
  },
  'self-signed': {
    what: 'its certificate was issued by itself',
    advice: 'Check the address. If it is a server of your own, add its certificate in Settings.',
  },
  expired: {
    what: 'its certificate has expired',
    advice: 'Check the date of this machine. If it is right, tell whoever runs the service.',
  },
  'not-yet-valid': {
    what: 'its certificate is not valid yet',
    advice: 'Check the date of this machine: it is probably in the past.',
  },
  'wrong-host': {
    what: 'its certificate is for another name',
    advice: 'Check the address in the profile.',
  },
  revoked: { what: 'its certificate was revoked', advice: 'Do not go on; tell whoever runs the service.' },
  'no-tls': {
    what: 'what answers there does not speak TLS',
    advice: 'Check the address and its port in the profile.',
  },
  other: {
    what: 'no protected connection came about',
    advice: 'Check the address in the profile, and the proxy and certificate authority in Settings.',
  },
};

const proxyProblems = {
  unreachable: 'cannot be reached',
  dns: 'has a name that is not known here',
  'sign-in': 'asks for a user name and password, or does not take those it was given',
};
const proxyAdvice: Record<CloudFailureDetails['cloud-proxy']['problem'], string> = {
  unreachable: 'Check its address and port in Settings, or the variable HTTPS_PROXY.',
  dns: 'Check its name in Settings, or the variable HTTPS_PROXY.',
  'sign-in':
    'Put them, or the right ones, into Settings, Network, or into the variable HTTPS_PROXY: http://name:password@host:port.',
  refused: 'It may not allow this host. Ask whoever runs it, or name the host among the exceptions.',
  malformed: 'It has the form http://host:port, in Settings or in the variable HTTPS_PROXY.',
};

const proofs: Record<SignInKind, { what: string; advice: string }> = {
  keys: {
    what: 'the access key',
    advice:
      'Check the access key ID and the secret key. Temporary keys need their security token and end by themselves. After several wrong tries a key is locked for some minutes.',
  },
  password: {
    what: 'the user name or password',
    advice:
      'Check the user name, the password and the account name. After several wrong tries a user is locked for some minutes.',
  },
  token: {
    what: 'the token',
    advice: 'It has ended or belongs to another account or project. Fetch a new one.',
  },
};

function permissionAdvice({ action, related }: { action: string | null; related: string[] }): string {
  if (action === null) return 'Ask for permission to read or change this in the policies of your user group.';
  const others = related.length === 0 ? '' : ` It needs in turn: ${related.join(', ')}.`;
  return `Ask for a policy that allows ${action}.${others}`;
}

const answerAdvice: Record<CloudFailureDetails['cloud-answer']['problem'], string> = {
  html: 'A sign-in page of the network or a proxy may be in between, or the address in the profile is that of a console.',
  'not-json': 'Check the address in the profile; if it is right, try again later.',
  'cut-off': 'Try again; if it goes on, the network or a proxy breaks long answers off.',
  unexpected: 'The address may be that of another service. Check it in the profile.',
  redirect: 'Keys are never sent on to another address. Put the right one into the profile.',
  'too-large': 'Ask for less at once.',
};

function answerProblem(details: CloudFailureDetails['cloud-answer']): string {
  switch (details.problem) {
    case 'html':
      return `answered with a web page (status ${details.status}) instead of data`;
    case 'not-json':
      return `answered with something that is no JSON (status ${details.status})`;
    case 'cut-off':
      return `broke its answer off in the middle (status ${details.status})`;
    case 'unexpected':
      return `answered in a form that is not known (status ${details.status})`;
    case 'redirect':
      return `points to another address (status ${details.status}): ${shown(details.to)}`;
    case 'too-large':
      return `answered with more than ${bytes(language, details.limitBytes)}`;
  }
}

const notSent: Record<NotSentReason, { what: string; advice: string }> = {
  'read-only': {
    what: 'this profile only reads',
    advice: 'Use another profile, or switch read-only off for this one in Settings.',
  },
  'unknown-call': {
    what: 'it is no request that Tracebell knows',
    advice: 'Report this; nothing was changed.',
  },
  'endpoint-not-https': {
    what: 'its address is not protected by HTTPS',
    advice: 'Put an address that begins with https:// into the profile.',
  },
  'endpoint-malformed': {
    what: 'its address cannot be used',
    advice: 'Put an address like https://cts.eu-de.otc.t-systems.com into the profile, without a path.',
  },
  'endpoint-unknown': {
    what: 'no document names its address in this region',
    advice:
      'Ask whoever runs the cloud, and put it into the connection, or name it with --endpoint SERVICE=https://….',
  },
  'tracker-name-empty': {
    what: 'without the name of one tracker the service would delete all data trackers',
    advice: 'Choose the tracker to delete.',
  },
  'tracker-system': {
    what: 'the management tracker cannot be deleted',
    advice: 'Disable it instead, if recording has to stop.',
  },
  'identifier-malformed': {
    what: 'an ID in it is empty or has signs that no ID has',
    advice: 'Check the project ID and the account ID in the profile.',
  },
  'long-number': {
    what: 'a number in it is beyond 2^53, where digits get lost on the way',
    advice: 'Write it as text in the draft, or leave it out.',
  },
  'domain-empty': {
    what: 'it is about the account, and the profile does not name its ID',
    advice: 'Copy the account ID from My Credentials in the console into the profile.',
  },
  'header-malformed': {
    what: 'the project, the key or the token has signs that none can have',
    advice: 'Copy them once more, without line breaks and quotes.',
  },
  'too-large': { what: 'it is longer than the service takes', advice: 'Send less at once.' },
};

/** The service's own words, as far as it said any. */
function said({ service, status, code, message }: ServiceAnswer): string {
  const name = service.toUpperCase();
  const head = `status ${status}${code === null ? '' : `, ${shown(code)}`}`;
  return message === ''
    ? `${name} gave no reason (${head}).`
    : `${name} said (${head}): “${shownUpTo(message, MESSAGE_LENGTH)}”.`;
}

/** Hours, minutes and seconds of a difference, as many as say something. */
function duration(differenceMs: number): string {
  const seconds = Math.round(Math.abs(differenceMs) / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  if (hours > 0) return `${count(language, hours)} h ${minutes} min`;
  return minutes > 0 ? `${minutes} min ${seconds % 60} s` : `${seconds} s`;
}

const refusals: Record<RefusalKind, FailureWords> = {
  'bad-request': {
    title: 'The service did not accept the request.',
    advice: 'Correct what it names, then try again.',
  },
  'not-found': {
    title: 'The service does not find this.',
    advice: 'It may have been deleted, or the project or region in the profile is another.',
  },
  conflict: {
    title: 'The service has something else under this name, or it was changed meanwhile.',
    advice: 'Read it again, then repeat the change.',
  },
  throttled: { title: 'The service gets too many requests.', advice: 'Wait some minutes, then try again.' },
  unavailable: {
    title: 'The service is not available now.',
    advice: 'Try again later; the same request should not be sent over and over.',
  },
  internal: {
    title: 'The service failed inside.',
    advice: 'Try again later. If it goes on, give its support what it said.',
  },
  other: {
    title: 'The service answered as if all had gone well, but with an error.',
    advice: 'Correct what it names, or try again later. Check the address in the profile, too.',
  },
};

const isKnown = (code: string | null): code is KnownCtsCode =>
  (KNOWN_CTS_CODES as readonly (string | null)[]).includes(code);

const ctsProblems: Record<KnownCtsCode, FailureWords> = {
  'CTS.0001': {
    title: 'IAM or OBS, which Cloud Trace Service relies on, is in trouble.',
    advice: 'Try again later. If it goes on, ask technical support.',
  },
  'CTS.0002': {
    title: 'The sign-in failed or lacks a permission.',
    advice: 'Check the keys of the profile and the policies of your user group.',
  },
  'CTS.0003': {
    title: 'The content of the request is empty or malformed.',
    advice: 'Check its fields and their form.',
  },
  'CTS.0004': {
    title: 'The service could not write its data.',
    advice: 'Read the object again to see whether it changed; then ask technical support.',
  },
  'CTS.0005': {
    title: 'The service could not read its data.',
    advice: 'Try again later, or ask technical support.',
  },
  'CTS.0013': { title: 'Your roles do not allow this.', advice: 'Ask for a role or policy that allows it.' },
  'CTS.0100': {
    title: 'The service does not tell the versions of its interface.',
    advice: 'Nothing needs them; check the address in the profile.',
  },
  'CTS.0200': {
    title: 'There are as many trackers as the account may have.',
    advice: 'Delete data trackers that are not needed, or change one.',
  },
  'CTS.0201': {
    title: 'There is a management tracker already.',
    advice: 'Change that one: an account has one in each region.',
  },
  'CTS.0202': { title: 'The type of the tracker is not one there is.', advice: 'It is system or data.' },
  'CTS.0203': {
    title: 'The name of the tracker is malformed.',
    advice: 'Use letters, digits, hyphens and underscores.',
  },
  'CTS.0204': { title: 'A management tracker has to be called system.', advice: 'Set its name to system.' },
  'CTS.0205': { title: 'The status is not one there is.', advice: 'It is enabled or disabled.' },
  'CTS.0206': { title: 'A management tracker does not track a bucket.', advice: 'Leave data_bucket out.' },
  'CTS.0207': { title: 'A data tracker cannot be called system.', advice: 'Give it another name.' },
  'CTS.0208': {
    title: 'There is a tracker of this name already.',
    advice: 'Choose another name, or change that one.',
  },
  'CTS.0209': {
    title: 'Another tracker tracks this kind of operations on the bucket already.',
    advice: 'Change that tracker, or track another bucket or the other kind.',
  },
  'CTS.0210': {
    title: 'No bucket to track is named, or it is empty.',
    advice: 'Name another bucket, or make sure that it holds something.',
  },
  'CTS.0211': { title: 'There is no such bucket to track.', advice: 'Check its name and region.' },
  'CTS.0212': {
    title: 'A tracker cannot be turned to another bucket.',
    advice: 'Keep its bucket, or create another tracker.',
  },
  'CTS.0213': {
    title: 'Traces cannot be delivered to the bucket that is tracked.',
    advice: 'Deliver them to another bucket.',
  },
  'CTS.0214': { title: 'There is no such tracker any more.', advice: 'Read the list of trackers again.' },
  'CTS.0215': {
    title: 'There is a bucket of this name already.',
    advice: 'Choose another name, or use the bucket there is.',
  },
  'CTS.0216': {
    title: 'The bucket could not be created.',
    advice: 'Create it yourself in OBS, or ask technical support.',
  },
  'CTS.0217': {
    title: 'How long files stay in the bucket could not be set.',
    advice: 'Set it in OBS yourself, or ask technical support.',
  },
  'CTS.0218': {
    title: 'The prefix of the files is malformed.',
    advice: 'Use up to 64 letters, digits, hyphens, underscores and periods.',
  },
  'CTS.0219': { title: 'No kind of operations is chosen.', advice: 'Choose READ, WRITE or both.' },
  'CTS.0220': {
    title: 'Encryption by KMS is not offered here.',
    advice: 'Switch encryption off, or ask technical support.',
  },
  'CTS.0221': {
    title: 'No key for the encryption is named.',
    advice: 'Choose a KMS key, or switch encryption off.',
  },
  'CTS.0222': {
    title: 'The key for the encryption was not accepted.',
    advice: 'Check that the KMS key exists here, is enabled and may be used.',
  },
  'CTS.0225': {
    title: 'Only reading and writing operations on a bucket can be tracked.',
    advice: 'Choose READ, WRITE or both.',
  },
  'CTS.0228': {
    title: 'The organization does not trust Cloud Trace Service.',
    advice: 'Enable it as a trusted service in Organizations.',
  },
  'CTS.0229': { title: 'The organization has a tracker already.', advice: 'Disable that one first.' },
  'CTS.0231': {
    title: 'The name of the bucket is malformed.',
    advice: 'Use 3 to 63 lowercase letters, digits, hyphens and periods, beginning with a letter or digit.',
  },
  'CTS.0300': {
    title: 'The query failed inside the service.',
    advice: 'Try again later, or ask technical support.',
  },
  'CTS.0400': {
    title: 'The service did not take the notification: its name may be taken already.',
    advice: 'Choose another name, and check what the service says.',
  },
};
