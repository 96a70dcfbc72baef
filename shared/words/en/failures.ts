import type { FailureCode, FailureDetails } from '../../model/failure.ts';
import type { FormProblem } from '../../model/file-form.ts';
import type { Astray } from '../../model/workspace.ts';
import { bytes, count, moment } from '../format.ts';
import { shown } from '../shown.ts';
import { cloudFailures } from './cloud.ts';
import { drawRefusals } from './drafts.ts';
import { tasks } from './frame.ts';
import { draftProblems } from './issues.ts';
import { copyTooMuch } from './picked.ts';
import { cutOffAdvice } from './recovery.ts';

/** What happened, and what to do about it. */
export interface FailureWords {
  title: string;
  advice: string;
}

export type FailureTable = { [Code in FailureCode]: (details: FailureDetails[Code]) => FailureWords };

const language = 'en';

function formProblem({ path, kind, expected, found }: FormProblem): string {
  const place = path === '' ? 'the file' : shown(path);
  if (kind === 'unknown') return `${place}: nothing of this name belongs there.`;
  if (kind === 'missing') return `${place}: is missing.`;
  return expected === ''
    ? `${place}: ${shown(found)} cannot stand there.`
    : `${place}: expected ${shown(expected)}, found ${shown(found)}.`;
}

export const failures: FailureTable = {
  ...cloudFailures,

  'input-invalid': ({ call, problems }) => ({
    title: `A request was not understood (${call}).`,
    advice: problems.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`)).join('; '),
  }),
  'call-unknown': ({ call }) => ({
    title: `This version of Tracebell has no request called “${call}”.`,
    advice: 'Reload the window; if that does not help, update Tracebell.',
  }),
  'data-process-ended': () => ({
    title: 'The part of Tracebell that reads your data ended before it answered.',
    advice: 'It is being started again. Nothing that was saved is lost; try once more.',
  }),
  'data-process-restarted': ({ workspace }) => ({
    title: 'The part of Tracebell that reads your data ended unexpectedly and was started again.',
    advice:
      workspace === null
        ? 'No workspace is open now. What was saved is unharmed.'
        : 'The same workspace is open again. What was saved is unharmed; work that was under way was stopped.',
  }),
  'data-process-gave-up': () => ({
    title: 'The part of Tracebell that reads your data keeps ending, so it is no longer started.',
    advice: 'Quit Tracebell and start it again. The log in the data folder says what went wrong.',
  }),
  'session-refused': () => ({
    title: 'This browser tab is not signed in to Tracebell any more.',
    advice: 'Press Enter in the terminal where Tracebell runs and open the new address.',
  }),
  'host-unreachable': () => ({
    title: 'Tracebell is not running any more.',
    advice: 'Start it again; the workspace opens where it was.',
  }),
  'dialog-unavailable': () => ({
    title: 'There is no file dialog here.',
    advice: 'Type the path of the file instead.',
  }),
  'port-unavailable': ({ port, reason }) => ({
    title:
      reason === 'taken'
        ? `Port ${port} is in use by another program.`
        : `You have no right to listen on port ${port}.`,
    advice: 'Choose another one, or leave it out and a free one is taken.',
  }),
  cancelled: () => ({ title: 'Cancelled.', advice: 'Nothing was changed.' }),

  'workspace-none-open': () => ({
    title: 'No workspace is open.',
    advice: 'Open one, or create a new one.',
  }),
  'workspace-missing': ({ path }) => ({
    title: `There is no file at ${path}.`,
    advice: 'It may have been moved or renamed, or its drive is not connected.',
  }),
  'workspace-astray': ({ path, ...astray }) => ({
    title: astrayTitle(path, astray),
    advice:
      astray.how === 'written-over'
        ? 'It was closed as it is now. Open it to see what is in it; what Tracebell wrote last lies beside it and is kept.'
        : 'Drafts, marks and notes are still taken, but no file under this name holds them. Put it back, or save a copy: everything is in that, also what was written since.',
  }),
  'workspace-exists': ({ path }) => ({
    title: `There is a file at ${path} already.`,
    advice: 'Choose another name. Nothing was overwritten.',
  }),
  'workspace-not-sqlite': ({ path }) => ({
    title: `${path} is not a Tracebell workspace.`,
    advice: 'Its content is not what a workspace begins with. The file was not changed.',
  }),
  'workspace-foreign': ({ path }) => ({
    title: `${path} is a database of another program.`,
    advice: 'Only workspaces made by Tracebell can be opened. The file was not changed.',
  }),
  'workspace-cut-short': ({ path, expectedBytes, foundBytes }) => ({
    title: `${path} is incomplete: ${bytes(language, foundBytes)} of ${bytes(language, expectedBytes)} are there.`,
    advice:
      'A copy or download was probably cut off. Copy the file again, or have what is there put into a new one. It was not changed.',
  }),
  'workspace-damaged': ({ path, reason }) => ({
    title: `${path} is damaged (${reason}).`,
    advice:
      'Use a copy or backup of it, or have what can still be read put into a new one. The file was not changed.',
  }),
  'workspace-cut-back': ({ path, kept }) => ({
    title: `What was written last to ${path} is missing: the file beside it that held it is damaged.`,
    advice: `Everything from before is there. Import the last files or sync once more, which brings in only what is missing; look through what you changed last.${kept === null ? '' : ` The damaged file is kept as ${kept}.`}`,
  }),
  'workspace-log-of-another': ({ path, kept }) => ({
    title: `Beside ${path} lay the log of another file. It was left out.`,
    advice: `The workspace is as it was when it was last closed. A log is left where Tracebell is ended by force; whoever then puts another file in the place of the workspace keeps it by accident. It lies in ${kept}.`,
  }),
  'workspace-beyond-recovery': ({ path }) => ({
    title: `Nothing can be recovered of ${path}: the part that says where everything is, is damaged.`,
    advice:
      'Use a copy or backup of it, or read the trace files again into a new workspace. The file was not changed.',
  }),
  'workspace-newer': ({ path, version, supported }) => ({
    title: `${path} was written by a newer Tracebell (format ${version}; this one knows up to ${supported}).`,
    advice: 'Update Tracebell to open it. The file was not changed.',
  }),
  'workspace-in-use': ({ path, holder }) => ({
    title:
      holder === null
        ? `${path} is open in another program.`
        : `${path} is open in another Tracebell (process ${holder.pid} on ${holder.host}, since ${moment(language, holder.sinceAt)}).`,
    advice: 'Close it there first, or work on a copy.',
  }),
  'workspace-read-only': ({ path }) => ({
    title: `${path} can be read but not written.`,
    advice: 'Save a copy to a folder you can write to, and work on that.',
  }),
  'workspace-old-read-only': ({ path }) => ({
    title: `${path} was made by an older Tracebell and has to be updated, but it cannot be written.`,
    advice: 'Copy it to a folder you can write to and open the copy.',
  }),
  'workspace-unfinished-read-only': ({ path }) => ({
    title: `${path} was not closed properly, and it cannot be completed where it lies because it cannot be written.`,
    advice:
      'Copy it, together with the files beside it whose names begin with its name, to a folder you can write to.',
  }),
  'copy-onto-itself': ({ path }) => ({
    title: `${path} is the workspace that is open.`,
    advice: 'Choose another name for the copy.',
  }),
  'export-exists': ({ path }) => ({
    title: `A file named ${path} exists already.`,
    advice: 'Export under another name. Nothing was overwritten.',
  }),
  'traces-file-missing': ({ path }) => ({
    title: `The file ${path} is not there any more.`,
    advice: 'The columns are remembered. Read the file again from where it is now, and they are used.',
  }),
  'traces-file-changed': ({ path }) => ({
    title: `The file ${path} is not the one that was read: it has changed since.`,
    advice: 'The columns are remembered. Read the file again as a new one, and they are used.',
  }),
  'import-file-unknown': ({ file }) => ({
    title: `There is no imported file with the number ${file}.`,
    advice: 'Look at the list of imports again.',
  }),
  'trace-unknown': ({ row }) => ({
    title: `There is no trace in row ${row}, or its record was removed.`,
    advice: 'Look at the list of traces again.',
  }),
  'search-pattern': ({ pattern, reason }) => ({
    title: `“${pattern}” is not a regular expression: ${reason}.`,
    advice: 'Correct it, or search for it as plain text.',
  }),
  'search-too-costly': ({ pattern }) => ({
    title: `The regular expression “${pattern}” takes far too long on some of the traces.`,
    advice: 'Avoid a repetition within a repetition, as in (a+)+, or narrow the list down first.',
  }),
  'draft-unknown': () => ({
    title: 'There is no such draft in this workspace any more.',
    advice: 'Look at the list of drafts again.',
  }),
  'draft-changed': ({ name }) => ({
    title: `The draft ${shown(name)} was changed elsewhere meanwhile.`,
    advice: 'Your change was not saved over it. Open the draft again and make the change there.',
  }),
  'draft-unreadable': ({ problem, details }) => ({
    // The code picks the sentence that takes these details.
    title: (draftProblems[problem] as (details: unknown) => string)(details),
    advice: 'Nothing was changed.',
  }),
  'copy-too-much': ({ limit, limitBytes }) => ({
    title: copyTooMuch(limit, limitBytes),
    advice: 'Export them to a file instead.',
  }),
  'draft-too-long': ({ limit }) => ({
    title: `More than ${count(language, limit)} characters are too many here.`,
    advice: 'No notification that the service takes is as long. Nothing was changed.',
  }),
  'drafts-too-many': ({ limit }) => ({
    title: `A workspace holds at most ${count(language, limit)} drafts.`,
    advice: 'Delete some, or keep others in a workspace of their own.',
  }),
  'draft-not-drawn': ({ reason }) => ({ title: drawRefusals[reason], advice: 'No draft was changed.' }),
  'page-not-opened': ({ address }) => ({
    title: `The page “${address}” was not opened.`,
    advice: 'Copy its address and open it in a browser yourself.',
  }),
  'view-name-taken': ({ name }) => ({
    title: `A view is called “${shown(name)}” already.`,
    advice: 'Give this one another name; upper and lower case are one here.',
  }),
  'view-unknown': () => ({
    title: 'This view is not there any more.',
    advice: 'It was deleted meanwhile. Save what you see as a new view.',
  }),
  'view-limit': ({ limit }) => ({
    title: `A workspace holds ${limit} views at most.`,
    advice: 'Delete some first, or save them to a file.',
  }),
  'view-file-wrong': ({ problems }) => ({
    title: 'This is no file of views, so nothing of it was taken in.',
    advice: problems.map(formProblem).join(' '),
  }),
  'mark-file-wrong': ({ problems }) => ({
    title: 'This is no file of marks, so nothing of it was taken in.',
    advice: problems.map(formProblem).join(' '),
  }),
  'path-relative': ({ path }) => ({
    title: `“${path}” is not a full path.`,
    advice: 'Begin with the drive or the root folder.',
  }),
  'path-ends-in-space': ({ path }) => ({
    title: `The name “${path}” ends in a space or a line break.`,
    advice: 'Use a name that ends in a visible character.',
  }),
  'folder-not-empty': ({ path }) => ({
    title: `${path} is not empty.`,
    advice: 'Name a folder that is empty or not there yet.',
  }),
  'path-is-no-folder': ({ path }) => ({
    title: `${path} is no folder.`,
    advice: 'Name a folder that is empty or not there yet.',
  }),
  'path-is-folder': ({ path }) => ({
    title: `${path} is a folder.`,
    advice: 'Choose a file in it.',
  }),
  'path-forbidden': ({ path }) => ({
    title: `You have no right to use ${path}.`,
    advice: 'Ask its owner for access, or choose another place.',
  }),
  'folder-missing': ({ path }) => ({
    title: `There is no folder ${path}.`,
    advice: 'Create it first, or choose another one.',
  }),
  'disk-full': ({ path }) => ({
    title: `The disk is full: ${path} could not be written.`,
    advice: 'Free some space and try again. What was saved before is unharmed.',
  }),
  'disk-failed': ({ path, reason }) => ({
    title: `The disk answered with an error for ${path} (${reason}).`,
    advice: 'Check the drive or the network share, then try again.',
  }),

  'updates-not-asked': ({ reason }) => ({
    title: 'No newer version was looked for.',
    advice: {
      serve: 'Tracebell is updated where it was installed.',
      checkout: 'The sources are updated where they came from.',
      never: 'The settings say that nothing is asked; choose otherwise there.',
      'no-feed': 'Name a feed in the settings.',
    }[reason],
  }),
  'settings-unwritable': ({ path, reason }) => ({
    title: `The change holds until you quit; it could not be saved to ${path} (${reason}).`,
    advice: 'Make the folder writable to keep settings.',
  }),
  'settings-file-wrong': ({ member }) => ({
    title:
      member === null
        ? 'That is no file of Tracebell’s settings.'
        : `The file holds a setting that cannot be so: ${shown(member)}.`,
    advice: 'Nothing was changed. Choose a file that Tracebell exported.',
  }),
  'settings-unreadable': ({ path, keptAs }) => ({
    title: `${path} could not be read; Tracebell starts with its defaults.`,
    advice: keptAs === path ? 'The file was left as it is.' : `The old file was kept as ${keptAs}.`,
  }),
  'sync-answer-unknown': () => ({
    title: 'The service answered with something that is no list of traces, three times.',
    advice: 'Check the endpoint of the profile, and whether a proxy answers in its place; then sync again.',
  }),
  'sync-outside-window': () => ({
    title: 'The service answered with traces recorded outside the time that was asked for.',
    advice: 'They are kept, but this stretch does not count as read. Sync again later.',
  }),
  'sync-marker-stuck': () => ({
    title: 'The service names a page as the next one that it had already given.',
    advice: 'What came until then is kept, but this stretch does not count as read. Sync again later.',
  }),
  'task-cut-off': ({ kind, path }) => ({
    title: `“${tasks.kinds[kind]}” was cut off when Tracebell ended unexpectedly: ${shown(path)}.`,
    advice: cutOffAdvice[kind],
  }),
  'task-unknown': () => ({
    title: 'That task is not in the list any more.',
    advice: 'It ended a while ago.',
  }),
  'task-not-cancellable': () => ({
    title: 'That task cannot be stopped half-way.',
    advice: 'It ends by itself.',
  }),
  'secret-store-unavailable': ({ reason }) => ({
    title: 'Secrets cannot be stored safely here, so nothing was stored.',
    advice: secretAdvice[reason],
  }),
  'secret-file-unwritable': ({ path, reason }) => ({
    title: `The encrypted secrets could not be saved to ${path} (${reason}).`,
    advice: 'Make the folder writable and try again.',
  }),
  'profile-gone': () => ({
    title: 'This connection is not there any more.',
    advice: 'It was removed a while ago.',
  }),
  'profile-without-secret': ({ name }) => ({
    title: `Nothing is stored that ${shown(name)} could sign in with.`,
    advice: 'Edit the connection and enter it.',
  }),
  'profile-name-taken': ({ name }) => ({
    title: `There is another connection called ${shown(name)}.`,
    advice: 'Choose another name.',
  }),
  'profiles-too-many': ({ most }) => ({
    title: `There are ${count('en', most)} connections already.`,
    advice: 'Remove one that is not needed any more.',
  }),
  'secrets-locked': () => ({
    title: 'The stored secrets are locked.',
    advice: 'Open Settings and give the passphrase.',
  }),
  'passphrase-wrong': () => ({
    title: 'That is not the passphrase.',
    advice: 'Try again. If it is forgotten, the stored secrets can only be removed and entered anew.',
  }),
  'passphrase-too-short': ({ least }) => ({
    title: `The passphrase has to have at least ${count('en', least)} characters.`,
    advice: 'Choose a longer one.',
  }),
};

const secretAdvice: Record<FailureDetails['secret-store-unavailable']['reason'], string> = {
  'no-encryption': 'The system offers no encryption to applications. Unlock or install its keyring.',
  'plain-text-only':
    'The system would keep them as plain text. Install and unlock a keyring (GNOME Keyring or KWallet).',
};

function astrayTitle(path: string, { how, now }: Astray): string {
  if (how === 'written-over') return `Another program wrote over ${path} while it was open.`;
  if (how === 'unreachable') return `${path} cannot be reached any more; its drive may be out.`;
  const moved = now === null ? '' : `; what is open bears the name ${now} now`;
  if (how === 'another') return `Another file was put at ${path} while the workspace was open${moved}.`;
  if (now !== null) return `${path} was moved while it was open, to ${now}.`;
  return how === 'folder-gone'
    ? `The folder of ${path} went away while it was open.`
    : `${path} was deleted or moved away while it was open.`;
}
