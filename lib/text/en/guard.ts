export const guard = {
  hidden:
    'This page hides, covers or distorts a part of this dialog, so nothing was changed. Bring all of it into view and try again, or open it in a tab of its own.',
  untold:
    'This browser cannot tell whether the page hides a part of this dialog. Is this what you want?',
  goOn: 'Yes, go on',
  notNow: 'No',
  ownTab: 'Open in a tab of its own',
  removes: 'The page at {host} keeps removing what Shelflife shows on it.',
  removesAdvice:
    'Shelflife has put it back and now leaves that page alone until it is loaded again. Reload the page; if this comes back, look for another extension that changes pages there, and use the workspace meanwhile.',
} as const;
