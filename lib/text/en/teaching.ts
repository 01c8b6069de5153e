/** Showing Shelflife where a page of the portal names its device. */
export const teaching = {
  teachPage: 'Teach this page',
  teachHint:
    'Shelflife does not find the device on this page, or the badge stands badly? Point at them once.',
  begun: 'Go on in the page.',
  noPortalTab: 'No page of the portal is open in front. Open it and try again.',
  reloadPage: 'This page was loaded before Shelflife. Reload it and try again.',
  sessionOver: 'Teaching is over. Begin again from the popup.',
  oddAddress: 'The address of this page can’t be kept.',
  notOurFile: 'This is no file of taught pages that Shelflife has exported.',
} as const;
