/** Where a person can be in popup and workspace. */
export type Place = 'overview' | 'companies' | 'devices' | 'activity' | 'settings';

export type GoTo = (place: Place) => void;
